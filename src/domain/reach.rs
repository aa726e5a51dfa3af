//! How long the way to a place is, and whether it can still be reached the same day.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use serde::Deserialize;

use super::calendar;
use super::code::code_enum;
use super::organisation::{MunicipalityNumber, Region};

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_KM: f64 = 6_371.008_8;

code_enum! {
    /// «metode». How a travel time came to be known.
    TravelMethod {
        /// «oppgitt»: somebody typed it.
        Stated = "stated",
        /// «beregnet»: from coordinates, by the norm in force when the offer was made.
        Computed = "computed",
    }
}

/// A place on the map, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Latitude, north.
    pub lat: f64,
    /// Longitude, east.
    pub lon: f64,
}

impl Point {
    /// A point in or near Norway, Svalbard and Jan Mayen with it; `None` for what is elsewhere, which is
    /// most often latitude and longitude in the wrong order.
    #[must_use]
    pub fn in_norway(lat: f64, lon: f64) -> Option<Self> {
        let near = (57.0..=81.5).contains(&lat) && (-10.0..=34.5).contains(&lon);
        near.then_some(Self { lat, lon })
    }

    /// Kilometres along the great circle (haversine).
    #[must_use]
    pub fn km_to(self, other: Self) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let lat = ((b - a) / 2.0).sin().powi(2);
        let lon = ((other.lon - self.lon).to_radians() / 2.0).sin().powi(2);
        2.0 * EARTH_KM
            * (lat + a.cos() * b.cos() * lon)
                .clamp(0.0, 1.0)
                .sqrt()
                .asin()
    }
}

/// The centre of each kommune, from the owner's file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Centres(BTreeMap<MunicipalityNumber, Point>);

#[derive(Deserialize)]
struct Row {
    kommunenummer: String,
    lat: f64,
    lon: f64,
}

impl Centres {
    /// Reads `kommunenummer,lat,lon`; lines that begin with # are comments.
    ///
    /// # Errors
    /// A sentence that names the line and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        // Comments are skipped here, since the reader's own skipping would lose count of the lines.
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut headers = None;
        let mut centres = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|fault| format!("centres: {fault}"))?;
            if record.get(0).is_some_and(|first| first.starts_with('#')) {
                continue;
            }
            let Some(headers) = &headers else {
                headers = Some(record);
                continue;
            };
            let line = record.position().map_or(0, csv::Position::line);
            let (number, point) =
                centre(&record, headers).map_err(|why| format!("centres:{line}: {why}"))?;
            if centres.insert(number, point).is_some() {
                return Err(format!("centres:{line}: the kommune stands twice"));
            }
        }
        Ok(Self(centres))
    }

    /// The centre of a kommune, where the owner's file has it.
    #[must_use]
    pub fn of(&self, number: MunicipalityNumber) -> Option<Point> {
        self.0.get(&number).copied()
    }
}

fn centre(
    record: &csv::StringRecord,
    headers: &csv::StringRecord,
) -> Result<(MunicipalityNumber, Point), String> {
    let row: Row = record
        .deserialize(Some(headers))
        .map_err(|fault| fault.to_string())?;
    let number = row.kommunenummer.parse();
    let number = number.map_err(|_| "kommunenummer is four digits")?;
    let point = Point::in_norway(row.lat, row.lon);
    let point = point.ok_or("lat and lon are degrees in Norway, north before east")?;
    Ok((number, point))
}

/// «Rekkevidde»: what «kan nås i dag» means and how a travel time is computed, from config/norms.toml.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachNorm {
    /// Stable name.
    pub id: String,
    /// Version; a change of content is a new version.
    pub version: i32,
    /// First local date it applies to.
    pub from: NaiveDate,
    /// Last local date it applies to.
    pub to: Option<NaiveDate>,
    /// The region it is for; `None` is the whole country.
    pub region: Option<Region>,
    /// The child is to arrive by this wall-clock time.
    pub arrive_by: NaiveTime,
    /// Road kilometres to one kilometre along the great circle.
    pub detour: f64,
    /// Kilometres an hour.
    pub km_per_hour: f64,
    /// Where it comes from, shown with it.
    pub source: String,
}

impl ReachNorm {
    /// Whether it applies on a local day.
    #[must_use]
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// Minutes of travel between two points, whole and rounded up. Ferries and flights are not known.
    #[must_use]
    pub fn minutes(&self, from: Point, to: Point) -> i32 {
        let minutes = from.km_to(to) * self.detour / self.km_per_hour * 60.0;
        // The farthest two points of Norway are some thousands of minutes apart.
        #[allow(
            clippy::cast_possible_truncation,
            reason = "bounded by the size of the country"
        )]
        let whole = minutes.ceil().clamp(0.0, 100_000.0) as i32;
        whole
    }

    /// The last instant to leave at, to arrive by the hour on a local day.
    #[must_use]
    pub fn latest_departure(&self, day: NaiveDate, minutes: i32) -> DateTime<Utc> {
        calendar::instant(day.and_time(self.arrive_by)) - Duration::minutes(minutes.into())
    }
}

/// «Kan nås i dag»: a place seen from an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The last instant to leave at that day.
    pub latest_departure: DateTime<Utc>,
    /// Whether that instant has not passed and the place can be taken that day.
    pub today: bool,
}

/// Whether a place that can be taken from a local date is reached on the day of `now`.
#[must_use]
pub fn reach(
    norm: &ReachNorm,
    minutes: i32,
    available_from: NaiveDate,
    now: DateTime<Utc>,
) -> Reach {
    let today = calendar::local_date(now);
    let latest_departure = norm.latest_departure(today, minutes);
    Reach {
        latest_departure,
        today: available_from <= today && now <= latest_departure,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn norm() -> ReachNorm {
        ReachNorm {
            id: "rekkevidde".into(),
            version: 1,
            from: "2023-01-01".parse().unwrap(),
            to: None,
            region: None,
            arrive_by: "22:00:00".parse().unwrap(),
            detour: 1.5,
            km_per_hour: 60.0,
            source: String::new(),
        }
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() {
        let point = |lat, lon| Point::in_norway(lat, lon).unwrap();
        let south = point(60.0, 10.0);
        assert!((south.km_to(point(61.0, 10.0)) - 111.195).abs() < 0.01);
        // a degree of longitude at 60° north is half as long
        assert!((south.km_to(point(60.0, 11.0)) - 55.597).abs() < 0.02);
        assert!(south.km_to(south) < 1e-9);
        // 111.195 km × 1.5 at 60 km/h: 166.8 minutes, rounded up
        assert_eq!(norm().minutes(south, point(61.0, 10.0)), 167);
        assert_eq!(norm().minutes(south, south), 0);
    }

    #[rstest]
    #[case::to_the_minute("2026-07-12T20:00:00+02:00", true)]
    #[case::a_moment_late("2026-07-12T20:00:00.001+02:00", false)]
    #[case::in_the_morning("2026-07-12T06:00:00+02:00", true)]
    #[case::after_the_hour("2026-07-12T23:00:00+02:00", false)]
    fn a_place_two_hours_away_is_left_for_at_twenty(#[case] now: &str, #[case] today: bool) {
        let found = reach(&norm(), 120, "2026-07-12".parse().unwrap(), utc(now));
        assert_eq!(found.latest_departure, utc("2026-07-12T20:00:00+02:00"));
        assert_eq!(found.today, today);
    }

    #[test]
    fn a_place_that_is_free_tomorrow_is_not_reached_today() {
        let now = utc("2026-07-12T12:00:00+02:00");
        assert!(!reach(&norm(), 10, "2026-07-13".parse().unwrap(), now).today);
    }

    #[rstest]
    // the nights the clocks are moved: elapsed minutes before 22.00 by the wall
    #[case("2026-03-29", 21 * 60, "2026-03-28T23:00:00Z")]
    #[case("2026-10-25", 23 * 60, "2026-10-24T22:00:00Z")]
    fn the_way_takes_elapsed_minutes(#[case] day: &str, #[case] minutes: i32, #[case] leave: &str) {
        let found = norm().latest_departure(day.parse().unwrap(), minutes);
        assert_eq!(found, utc(leave));
    }

    #[rstest]
    #[case(
        "4601,60.39,5.32\n4601,60.4,5.3\n",
        "centres:3: the kommune stands twice"
    )]
    #[case("4601,5.32,60.39\n", "centres:2: lat and lon")]
    #[case("# Bergen\n46,60.39,5.32\n", "centres:3: kommunenummer")]
    #[case("4601,nord,5.32\n", "centres:2: ")]
    fn a_bad_line_is_told_by_number(#[case] rows: &str, #[case] said: &str) {
        let fault = Centres::parse(&format!("kommunenummer,lat,lon\n{rows}")).unwrap_err();
        assert!(fault.starts_with(said), "{fault}");
    }
}
