use super::*;

fn reference() -> &'static Reference {
    Reference::shared().expect("the tables can be read")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn today() -> NaiveDate {
    day("2026-04-02")
}

fn number(text: &str) -> MunicipalityNumber {
    text.parse().expect("a kommune number")
}

fn validity(from: &str, to: &str) -> Validity {
    Validity {
        from: day(from),
        to: (!to.is_empty()).then(|| day(to)),
    }
}

#[test]
fn the_tables_are_whole() {
    assert_eq!(reference().municipalities(today()).count(), 357);
    assert_eq!(reference().counties(today()).count(), 15);
    assert_eq!(reference().regions.len(), 5);
    assert_eq!(reference().offices.len(), 10);
    assert_eq!(reference().former.len(), 114);
}

#[test]
fn the_kommuner_of_the_regions_add_up_with_oslo_outside() {
    let sizes = Region::ALL
        .iter()
        .map(|region| reference().municipalities_of(*region, today()).count());
    assert_eq!(sizes.collect::<Vec<_>>(), [79, 66, 66, 65, 80]);
    assert_eq!(79 + 66 + 66 + 65 + 80 + 1, 357);
}

#[test]
fn every_kommune_has_one_office() {
    let sizes = Office::ALL
        .iter()
        .map(|office| reference().municipalities_of(*office, today()).count());
    assert_eq!(
        sizes.collect::<Vec<_>>(),
        [52, 46, 23, 25, 23, 43, 27, 38, 41, 39]
    );
}

#[test]
fn a_kommune_number_begins_with_its_fylke() {
    for row in &reference().municipalities {
        assert_eq!(row.number.county(), row.county, "{}", row.number);
    }
}

#[test]
fn oslo_has_an_office_but_no_region() {
    let oslo = MunicipalityNumber::OSLO;
    assert_eq!(reference().region_of(oslo, today()), Ok(None));
    assert_eq!(
        reference().office_of(oslo, today()),
        Ok(Office::OstfoldBuskerudOsloAkershus)
    );
    let without: Vec<_> = reference()
        .counties(today())
        .filter(|county| county.region.is_none())
        .collect();
    assert_eq!(without.len(), 1);
    assert_eq!(without[0].name, "Oslo");
}

#[test]
fn buskerud_is_in_region_south_but_under_the_eastern_office() {
    let drammen = number("3301");
    assert_eq!(
        reference()
            .municipality(drammen, today())
            .expect("Drammen")
            .name,
        "Drammen"
    );
    assert_eq!(
        reference().region_of(drammen, today()),
        Ok(Some(Region::South))
    );
    assert_eq!(
        reference().office_of(drammen, today()),
        Ok(Office::OstfoldBuskerudOsloAkershus)
    );
}

#[test]
fn a_number_from_before_2024_tells_who_took_over() {
    let halden = number("3001");
    let successors = vec![number("3101")];
    let on = today();
    assert_eq!(
        reference().municipality(halden, on),
        Err(MunicipalityFault::NotValidOn {
            number: halden,
            on,
            successors
        })
    );
    assert_eq!(reference().former(halden).expect("kept").name, "Halden");
}

#[test]
fn the_number_of_a_kommune_that_was_split_names_both() {
    let old = number("1507");
    let Err(MunicipalityFault::NotValidOn { successors, .. }) =
        reference().region_of(old, day("2024-01-01"))
    else {
        panic!("1507 ended at the turn to 2024");
    };
    assert_eq!(successors, [number("1508"), number("1580")]);
    let split: Vec<_> = reference()
        .former
        .iter()
        .filter(|row| row.successors.len() > 1)
        .collect();
    assert_eq!(split.len(), 1);
}

#[test]
fn a_new_number_does_not_hold_before_its_first_day() {
    let haram = number("1580");
    assert!(reference().municipality(haram, day("2024-01-01")).is_ok());
    assert_eq!(
        reference().municipality(haram, day("2023-12-31")),
        Err(MunicipalityFault::NotValidOn {
            number: haram,
            on: day("2023-12-31"),
            successors: vec![]
        })
    );
}

#[test]
fn an_unchanged_kommune_holds_before_2024_too() {
    assert_eq!(
        reference().region_of(number("1103"), day("2022-05-01")),
        Ok(Some(Region::West))
    );
}

#[test]
fn a_number_nobody_has_is_unknown_and_not_taken_for_oslo() {
    let nobody = number("9999");
    assert_eq!(
        reference().region_of(nobody, today()),
        Err(MunicipalityFault::Unknown { number: nobody })
    );
}

#[test]
fn two_kommuner_may_share_a_name() {
    for (name, numbers) in [("Herøy", ["1515", "1818"]), ("Våler", ["3114", "3419"])] {
        let found: Vec<_> = reference()
            .municipalities(today())
            .filter(|row| row.name == name)
            .collect();
        assert_eq!(
            found
                .iter()
                .map(|row| row.number.to_string())
                .collect::<Vec<_>>(),
            numbers
        );
    }
}

#[test]
fn a_sami_name_stands_in_full() {
    let tana = reference()
        .municipality(number("5628"), today())
        .expect("Tana");
    assert_eq!(
        (tana.name.as_str(), tana.official_name.as_deref()),
        ("Tana", Some("Deatnu - Tana"))
    );
    assert_eq!(
        reference()
            .municipality(number("1103"), today())
            .expect("Stavanger")
            .official_name,
        None
    );
}

#[test]
fn names_stand_in_both_written_forms() {
    let central = reference().region_name(Region::Central, today());
    assert_eq!(
        (central.nb.as_str(), central.nn.as_str()),
        ("Midt-Norge", "Midt-Noreg")
    );
    let north = reference().office_name(Office::TromsFinnmark, today());
    assert_eq!(north.nn, "Statsforvaltaren i Troms og Finnmark");
}

#[test]
fn an_office_has_the_name_of_its_time() {
    let office = Office::OstfoldBuskerudOsloAkershus;
    let before = reference().office_name(office, day("2023-06-01"));
    assert_eq!(
        (before.nb.as_str(), before.certainty),
        (
            "Statsforvalteren i Oslo og Viken",
            DateCertainty::Approximate
        )
    );
    assert_eq!(
        reference().office_name(office, today()).nb,
        "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
    );
    assert_eq!(
        reference().office_name(office, day("1999-01-01")).nb,
        before.nb
    );
}

#[test]
fn two_rows_of_one_number_may_follow_but_not_overlap() {
    let ended = validity("2020-01-01", "2024-01-01");
    let next = validity("2024-01-01", "");
    let key = |row: &(u16, Validity)| *row;
    assert_eq!(
        in_order(COUNTIES, vec![(1, next), (1, ended)], key),
        Ok(vec![(1, ended), (1, next)])
    );
    assert!(
        in_order(
            COUNTIES,
            vec![(1, ended), (1, validity("2023-12-31", ""))],
            key
        )
        .is_err()
    );
    assert!(in_order(COUNTIES, vec![(1, ended), (2, ended)], key).is_ok());
}

#[test]
fn a_gap_in_the_fylker_of_a_kommune_is_found() {
    let whole = validity("2020-01-01", "");
    let early = validity("2020-01-01", "2024-01-01");
    assert!(covers(
        [early, validity("2024-01-01", "")].into_iter(),
        whole
    ));
    assert!(!covers(
        [early, validity("2024-01-02", "")].into_iter(),
        whole
    ));
    assert!(!covers([early].into_iter(), whole));
    assert!(covers(
        [early].into_iter(),
        validity("2021-01-01", "2024-01-01")
    ));
    assert!(!covers([].into_iter(), whole));
}

#[test]
fn a_row_that_cannot_be_read_names_its_file_and_line() {
    let broken = Source {
        file: "fylker.csv",
        text: "number,name\n03,Oslo\n11\n",
    };
    let fault = broken
        .rows::<CountyRow>()
        .map(|rows| rows.len())
        .expect_err("a row is short");
    assert!(
        fault
            .to_string()
            .starts_with("config/reference/fylker.csv: "),
        "{fault}"
    );
    assert!(fault.to_string().contains("line"), "{fault}");
}
