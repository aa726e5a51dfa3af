//! `rules`: the limits of the law that hold, each version with its days.

use std::process::ExitCode;

use bistandsplikt::app::Rules;

use super::open::CommandFault;
use super::say;

/// Writes one line a version.
pub fn run(rules: &Rules) -> Result<ExitCode, CommandFault> {
    say("regel\tversjon\thjemmel\tlengde\tfra\ttil")?;
    for rule in rules.book.rules() {
        let last = rule.law_to.and_then(|to| to.pred_opt());
        say(&format!(
            "{}\t{}\t{}\t{}\t{}\t{}",
            rule.id,
            rule.version,
            rule.statute,
            rule.length.iso(),
            rule.law_from,
            last.map(|last| last.to_string()).unwrap_or_default()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
