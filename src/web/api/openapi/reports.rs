//! The month's report, and the month frozen and signed.

use super::{Operation, create, get};
use crate::domain::role::Action;

/// The months that are frozen.
pub(super) const FROZEN: Operation = get(
    "/rapporter",
    Action::ReadReport,
    "PageView_FrozenView",
    &["utgave"],
);
/// A month frozen.
pub(super) const FREEZE: Operation = create(
    "/rapporter/{maaned}/frys",
    Action::FreezeReport,
    "FreezeBody",
    "ReceiptView",
);
/// A frozen month signed.
pub(super) const SIGN: Operation = create(
    "/rapporter/{maaned}/signer",
    Action::SignReport,
    "SignBody",
    "ReceiptView",
);
/// The bytes that were frozen.
pub(super) const FROZEN_MONTH: Operation = get(
    "/rapporter/{maaned}/frosset",
    Action::ReadReport,
    "Report",
    &["utgave"],
);
/// The month's report.
pub(super) const MONTH: Operation = get(
    "/rapporter/{maaned}",
    Action::ReadReport,
    "MonthReport",
    &["region", "tattUt", "utgave"],
);
/// Totals of the time before the service.
pub(super) const HISTORY: Operation = get(
    "/historikk",
    Action::ReadReport,
    "PageView_HistoryView",
    &[],
);
/// A table of them told.
pub(super) const TELL_HISTORY: Operation = create(
    "/historikk",
    Action::RegisterHistory,
    "HistoryBody",
    "ReceiptView",
);
/// One taken back.
pub(super) const END_HISTORY: Operation = create(
    "/historikk/{id}/utgaar",
    Action::RegisterHistory,
    "HistoryEndBody",
    "ReceiptView",
);
/// The numbers of a filter.
pub(super) const STATISTICS: Operation = get(
    "/statistikk",
    Action::ReadDashboard,
    "Statistics",
    &[
        "fra",
        "til",
        "region",
        "kommune",
        "hjemmel",
        "type",
        "alvorlighet",
        "tattUt",
    ],
);
