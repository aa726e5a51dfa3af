//! «Saksmappe» as a document: what the page says, without the free words, which may name somebody.

use super::view::{facts, history};
use super::{Loaded, conclusion, dossier};
use crate::paper::dossier::{Course, Dossier, Line};
use crate::paper::place_confirmed::Section;
use crate::paper::{Head, Paper, PaperFault};
use crate::web::pages::request::told;
use crate::web::pages::visitor::Visitor;

/// The document of a case as it stands.
pub(super) fn paper(visitor: &Visitor, loaded: &Loaded) -> Result<Paper, PaperFault> {
    let say = &visitor.say;
    let case = &loaded.shown.case;
    let request = loaded.request.as_ref();
    let number = request.map(|(request, _)| request.shown.case.request.case_number.as_str());
    let number = number.unwrap_or_default();
    let office = case.office.map(|office| say.code("office", office));
    let head = Head {
        title: [say.t("pdf-mappe-tittel").as_str(), number]
            .join(" ")
            .trim()
            .to_owned(),
        language: say.lang(),
        from: office.unwrap_or_else(|| say.t("pdf-fra-tjenesten")),
        at: loaded.now,
        footer: say.with("pdf-mappe-bunn", &[("sak", number)]),
        lead: say.with("pdf-mappe-lead", &[("tidspunkt", &say.instant(loaded.now))]),
    };
    let lines = request.map(|(request, summary)| dossier::lines(visitor, request, summary));
    let section = |key: &str, facts| Section {
        heading: say.t(key),
        facts,
    };
    let mut sections: Vec<Section> = lines
        .into_iter()
        .map(|lines| section("mappe-tittel", lines))
        .collect();
    sections.push(section("sak-fakta", facts(visitor, case)));
    let mut courses = vec![supervised(visitor, loaded)];
    courses.extend(request.map(|(request, _)| happened(visitor, request)));
    let document = Dossier {
        state: vec![
            (
                say.t("field-state"),
                say.code("supervision-state", case.state()),
            ),
            (say.t("field-conclusion"), conclusion(visitor, case)),
        ],
        sections,
        courses,
        notes: vec![say.t("pdf-mappe-fritekst"), say.t("pdf-uten-navn")],
    };
    document.paper(&head)
}

fn course(visitor: &Visitor, heading: &str, lines: Vec<Line>) -> Course {
    let say = &visitor.say;
    Course {
        heading: say.t(heading),
        columns: ["pdf-nar", "pdf-hvem", "pdf-hva"].map(|key| say.t(key)),
        lines,
    }
}

/// How supervision went.
fn supervised(visitor: &Visitor, loaded: &Loaded) -> Course {
    let lines = history(visitor, loaded).into_iter().map(|step| Line {
        when: step.when,
        who: step.by.unwrap_or_default(),
        what: match step.due {
            Some(due) => [step.what, due].join(". "),
            None => step.what,
        },
    });
    course(visitor, "tilsyn-gangen", lines.collect())
}

/// What happened in the case, newest first as on the page.
fn happened(visitor: &Visitor, request: &crate::web::pages::request::Loaded) -> Course {
    let days = told::days(visitor, request);
    let lines = days.into_iter().flat_map(|day| {
        let date = day.date;
        day.events.into_iter().map(move |event| Line {
            when: [date.as_str(), event.clock.as_str()].join(" "),
            who: event.who,
            what: event.what,
        })
    });
    course(visitor, "sak-forlop", lines.collect())
}
