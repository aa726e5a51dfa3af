//! Calibration: the same anonymised case assessed by several regions, and how far apart they are.

use super::organisation::Region;
use super::severity::SeverityLevel;

/// «Spredning»: how the regions that assessed a case lie on scale 2024-5. A region that held «ikke
/// vurdert» has no place on the scale and is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The mildest level given.
    pub mildest: SeverityLevel,
    /// The most severe level given.
    pub severest: SeverityLevel,
    /// Levels between them: 0 when all agree, 4 at most.
    pub range: u8,
}

/// The spread of what some regions held; none where nobody gave a level.
pub fn spread(scores: &[(Region, Option<SeverityLevel>)]) -> Option<Spread> {
    let given = || scores.iter().filter_map(|(_, level)| *level);
    let mildest = given().min_by_key(|level| level.rank())?;
    let severest = given().max_by_key(|level| level.rank())?;
    Some(Spread {
        mildest,
        severest,
        range: severest.rank() - mildest.rank(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::organisation::Region::{Central, East, North, West};
    use crate::domain::severity::SeverityLevel::{Lesser, Moderate, Severe};

    #[test]
    fn the_spread_runs_from_the_mildest_to_the_most_severe() {
        let scores = [
            (East, Some(Moderate)),
            (West, Some(Severe)),
            (North, Some(Lesser)),
            (Central, None),
        ];
        let found = spread(&scores);
        assert_eq!(
            found,
            Some(Spread {
                mildest: Lesser,
                severest: Severe,
                range: 3
            })
        );
    }

    #[test]
    fn regions_that_agree_have_no_spread_and_not_assessed_is_no_level() {
        let agreed = spread(&[
            (East, Some(Moderate)),
            (West, Some(Moderate)),
            (North, None),
        ]);
        assert_eq!(agreed.map(|found| found.range), Some(0));
        assert_eq!(spread(&[(East, None)]), None);
        assert_eq!(spread(&[]), None);
    }
}
