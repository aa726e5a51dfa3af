// Generated from PostgreSQL; see diesel.toml.

diesel::table! {
    acknowledgement (id) {
        id -> Text,
        warning_id -> Text,
        request_id -> Text,
        limit_source -> Text,
        limit_id -> Text,
        started_at -> Timestamp,
        organisation -> Text,
        role -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    advance_notice (id) {
        id -> Text,
        municipality -> Text,
        region -> Text,
        legal_basis -> Text,
        kind -> Text,
        measure -> Text,
        age -> Nullable<Int4>,
        expected_at -> Timestamp,
        role -> Text,
        sealed_text -> Nullable<Bytea>,
        at -> Timestamp,
        recorded_at -> Timestamp,
        is_open -> Bool,
    }
}

diesel::table! {
    advance_notice_end (notice_id) {
        notice_id -> Text,
        request_id -> Nullable<Text>,
        reason -> Nullable<Text>,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    breach_decision (id) {
        id -> Text,
        breach_id -> Text,
        status -> Text,
        sealed_reason -> Nullable<Bytea>,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    browser_session (token_hash) {
        token_hash -> Bytea,
        person -> Text,
        organisation -> Text,
        role -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
    }
}

diesel::table! {
    calibration_case (id) {
        id -> Text,
        round_id -> Text,
        ordinal -> Int4,
        title -> Text,
        facts -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    calibration_round (id) {
        id -> Text,
        month -> Text,
        role -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    calibration_score (id) {
        id -> Text,
        case_id -> Text,
        region -> Text,
        role -> Text,
        level -> Nullable<Text>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    case_event (id) {
        id -> Text,
        request_id -> Text,
        kind -> Text,
        at -> Timestamp,
        until_at -> Nullable<Timestamp>,
        detail -> Nullable<Text>,
        about_id -> Nullable<Text>,
        role -> Text,
        sealed_text -> Nullable<Bytea>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    case_number (year) {
        year -> Int4,
        next -> Int4,
    }
}

diesel::table! {
    child (id) {
        id -> Text,
        municipality -> Nullable<Text>,
        kek_id -> Text,
        sealed_key -> Bytea,
        sealed_identity -> Nullable<Bytea>,
        number_kind -> Nullable<Text>,
        number_index -> Nullable<Bytea>,
        pseudonym_index -> Nullable<Bytea>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    child_change (id) {
        id -> Text,
        child_id -> Text,
        previous_index -> Nullable<Bytea>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    child_link (id) {
        id -> Text,
        kind -> Text,
        request_a -> Text,
        request_b -> Text,
        child_a -> Text,
        child_b -> Text,
        region_a -> Text,
        region_b -> Text,
        undoes -> Nullable<Text>,
        person -> Text,
        role -> Text,
        region -> Text,
        sealed_reason -> Bytea,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    child_link_decision (link_id) {
        link_id -> Text,
        decision -> Text,
        person -> Text,
        role -> Text,
        region -> Text,
        sealed_reason -> Nullable<Bytea>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    common_key (id) {
        id -> Text,
        kek_id -> Text,
        sealed_key -> Bytea,
    }
}

diesel::table! {
    done_before (owner, key) {
        owner -> Text,
        key -> Text,
        object_kind -> Text,
        object_id -> Text,
        object_version -> Int4,
        content -> Bytea,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    draft (id) {
        id -> Text,
        person -> Text,
        organisation -> Text,
        version -> Int4,
        sealed_content -> Bytea,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    engine_claim (request_id) {
        request_id -> Text,
        worker -> Text,
        fence -> BigInt,
        claimed_until -> Timestamp,
        set_aside_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    engine_worker (id) {
        id -> Text,
        fence -> BigInt,
        last_swept_at -> Timestamp,
    }
}

diesel::table! {
    enquiry (id) {
        id -> Text,
        municipality -> Text,
        region -> Text,
        measure -> Nullable<Text>,
        target_group -> Nullable<Text>,
        age -> Nullable<Int4>,
        role -> Text,
        sealed_text -> Nullable<Bytea>,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    frozen_month (id) {
        id -> Text,
        month -> Text,
        edition -> Text,
        cut_off -> Timestamp,
        last_fact_at -> Nullable<Timestamp>,
        facts_behind -> Int8,
        definitions -> Text,
        fingerprint -> Text,
        content -> Text,
        role -> Text,
        frozen_at -> Timestamp,
    }
}

diesel::table! {
    enquiry_outcome (enquiry_id) {
        enquiry_id -> Text,
        outcome -> Text,
        request_id -> Nullable<Text>,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    frozen_month_shown (frozen_month_id) {
        frozen_month_id -> Text,
        shown -> Text,
    }
}

diesel::table! {
    frozen_month_signature (frozen_month_id) {
        frozen_month_id -> Text,
        fingerprint -> Text,
        role -> Text,
        signed_at -> Timestamp,
    }
}

diesel::table! {
    hand_over (id) {
        id -> Text,
        region -> Text,
        role -> Text,
        at -> Timestamp,
        sealed_text -> Nullable<Bytea>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    hand_over_case (hand_over_id, ordinal) {
        hand_over_id -> Text,
        ordinal -> Int4,
        request_id -> Text,
    }
}

diesel::table! {
    harm (id) {
        id -> Text,
        request_id -> Text,
        kind -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    history_row (table_id, code) {
        table_id -> Text,
        code -> Text,
        number -> Integer,
        now -> Nullable<Text>,
    }
}

diesel::table! {
    history_table (id) {
        id -> Text,
        series -> Text,
        split_by -> Text,
        year -> Integer,
        from_month -> Integer,
        to_month -> Integer,
        total -> Nullable<Integer>,
        as_printed -> Bool,
        source -> Text,
        withdrawn -> Bool,
        replaces -> Nullable<Text>,
        role -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    interim_cost (id) {
        id -> Text,
        request_id -> Text,
        stay_id -> Text,
        kind -> Nullable<Text>,
        kroner -> Nullable<Int8>,
        counted -> Nullable<Text>,
        staff_hours -> Nullable<Int4>,
        staff_people -> Nullable<Int4>,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    internal_note (id) {
        id -> Text,
        request_id -> Text,
        owner -> Text,
        role -> Text,
        sealed_text -> Bytea,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    journal (id) {
        id -> Text,
        at -> Timestamp,
        person -> Text,
        organisation -> Text,
        role -> Text,
        action -> Text,
        object_kind -> Text,
        object_id -> Nullable<Text>,
        detail -> Text,
        correlation -> Text,
    }
}

diesel::table! {
    meeting (id) {
        id -> Text,
        request_id -> Text,
        kind -> Text,
        at -> Timestamp,
        role -> Text,
        sealed_text -> Nullable<Bytea>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    meeting_seat (meeting_id, side, rank) {
        meeting_id -> Text,
        side -> Text,
        rank -> Text,
        people -> Integer,
    }
}

diesel::table! {
    nemnd_event (id) {
        id -> Text,
        request_id -> Text,
        kind -> Text,
        at -> Timestamp,
        until_date -> Nullable<Date>,
        sealed_reason -> Nullable<Bytea>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    offer (id) {
        id -> Text,
        version -> Int4,
        request_id -> Text,
        unit -> Text,
        measure -> Text,
        owner -> Text,
        unit_region -> Text,
        distance_km -> Nullable<Int4>,
        travel_minutes -> Nullable<Int4>,
        available_from -> Date,
        expires_at -> Nullable<Timestamp>,
        sealed_text -> Nullable<Bytea>,
        made_at -> Timestamp,
        recorded_at -> Timestamp,
        answer -> Nullable<Text>,
        decline_reason -> Nullable<Text>,
        answered_at -> Nullable<Timestamp>,
        answer_recorded_at -> Nullable<Timestamp>,
        sealed_answer_text -> Nullable<Bytea>,
        withdrawn_at -> Nullable<Timestamp>,
        withdrawal_recorded_at -> Nullable<Timestamp>,
        sealed_withdrawal_text -> Nullable<Bytea>,
        moved_in_at -> Nullable<Timestamp>,
        move_in_recorded_at -> Nullable<Timestamp>,
        travel_method -> Nullable<Text>,
    }
}

diesel::table! {
    on_call_card (id) {
        id -> Text,
        region -> Text,
        municipality -> Nullable<Text>,
        desk -> Text,
        phone -> Text,
        hours -> Text,
        backup_desk -> Nullable<Text>,
        backup_phone -> Nullable<Text>,
        role -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        warning_id -> Text,
        channel -> Text,
        organisation -> Text,
        role -> Text,
        not_before -> Timestamp,
        open_rank -> Int4,
        attempts -> Int4,
        next_try_at -> Nullable<Timestamp>,
        delivered_at -> Nullable<Timestamp>,
        unaddressed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    passed_limit (id) {
        id -> Text,
        request_id -> Text,
        rule -> Text,
        rule_version -> Int4,
        owner -> Text,
        started_at -> Timestamp,
        passed_at -> Timestamp,
        court_passes_at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    place (id) {
        id -> Text,
        region -> Text,
        owner -> Text,
        target_group -> Nullable<Text>,
        guarantee -> Nullable<Text>,
        number -> Integer,
        from_date -> Date,
        to_date -> Nullable<Date>,
        closed -> Nullable<Text>,
        replaces -> Nullable<Text>,
        role -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    place_hold (id) {
        id -> Text,
        offer_id -> Text,
        until_at -> Timestamp,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    place_hold_release (hold_id) {
        hold_id -> Text,
        role -> Text,
        sealed_reason -> Bytea,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    placement (id) {
        id -> Text,
        region -> Text,
        owner -> Text,
        measure -> Text,
        target_group -> Nullable<Text>,
        guarantee -> Nullable<Text>,
        child_id -> Nullable<Text>,
        from_date -> Date,
        to_date -> Nullable<Date>,
        replaces -> Nullable<Text>,
        role -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    placement_request (id) {
        id -> Text,
        version -> Int4,
        case_number -> Text,
        municipality -> Text,
        region -> Text,
        office -> Text,
        child_id -> Text,
        legal_basis -> Text,
        law_version -> Text,
        kind -> Text,
        measure -> Text,
        target_group -> Nullable<Text>,
        need_reported_at -> Timestamp,
        channel -> Text,
        emergency_decision_at -> Nullable<Timestamp>,
        wanted_start -> Nullable<Date>,
        substance_use -> Bool,
        mental_health -> Bool,
        crime -> Bool,
        danger -> Text,
        looked_after -> Text,
        age -> Nullable<Int4>,
        sender_reference -> Nullable<Text>,
        sealed_details -> Nullable<Bytea>,
        registered_at -> Timestamp,
        status -> Text,
        first_offer_at -> Nullable<Timestamp>,
        severity_rank -> Int4,
        next_check_at -> Nullable<Timestamp>,
        lapses_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    possible_breach (id) {
        id -> Text,
        version -> Int4,
        request_id -> Nullable<Text>,
        child_id -> Nullable<Text>,
        origin -> Text,
        norm_id -> Nullable<Text>,
        norm_version -> Nullable<Int4>,
        norm_started_at -> Nullable<Timestamp>,
        passed_at -> Nullable<Timestamp>,
        month -> Text,
        recorded_at -> Timestamp,
        region -> Text,
        municipality -> Nullable<Text>,
        office -> Nullable<Text>,
        kind -> Text,
        legal_basis -> Nullable<Text>,
        measure -> Nullable<Text>,
        substance_use -> Bool,
        mental_health -> Bool,
        crime -> Bool,
        place -> Nullable<Text>,
        status -> Text,
        severity -> Nullable<Text>,
        severity_rank -> Int4,
        severity_source -> Nullable<Text>,
    }
}

diesel::table! {
    request_change (id) {
        id -> Text,
        request_id -> Text,
        kind -> Text,
        previous -> Text,
        sealed_reason -> Nullable<Bytea>,
        role -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    search_line (id) {
        id -> Text,
        request_id -> Text,
        unit -> Nullable<Text>,
        sealed_place -> Nullable<Bytea>,
        measure -> Text,
        region -> Text,
        answer -> Text,
        channel -> Text,
        at -> Timestamp,
        next_try_at -> Nullable<Timestamp>,
        sealed_text -> Nullable<Bytea>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    self_assessment (id) {
        id -> Text,
        breach_id -> Text,
        ordinal -> Integer,
        cause -> Text,
        remedy -> Text,
        role -> Text,
        sealed_what -> Bytea,
        sealed_why -> Nullable<Bytea>,
        sealed_done -> Nullable<Bytea>,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    self_report (assessment_id) {
        assessment_id -> Text,
        breach_id -> Text,
        office -> Text,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    severity_answer (id) {
        id -> Text,
        breach_id -> Text,
        question -> Text,
        answer -> Nullable<Text>,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    severity_assessment (id) {
        id -> Text,
        breach_id -> Text,
        ordinal -> Int4,
        source -> Text,
        level -> Nullable<Text>,
        policy_version -> Nullable<Text>,
        policy_rule -> Nullable<Text>,
        sealed_reason -> Nullable<Bytea>,
        role -> Nullable<Text>,
        at -> Timestamp,
        recorded_at -> Timestamp,
        facts -> Nullable<Text>,
        conditions -> Nullable<Text>,
    }
}

diesel::table! {
    sibling_group (id) {
        id -> Text,
        municipality -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    sibling_member (id) {
        id -> Text,
        group_id -> Text,
        request_id -> Text,
        is_in -> Bool,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    sibling_wish (id) {
        id -> Text,
        group_id -> Text,
        wish -> Text,
        sealed_text -> Nullable<Bytea>,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    stay (id) {
        id -> Text,
        request_id -> Text,
        place -> Text,
        from_at -> Timestamp,
        to_at -> Nullable<Timestamp>,
        recorded_at -> Timestamp,
        to_recorded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    supervision (id) {
        id -> Text,
        version -> Int4,
        request_id -> Nullable<Text>,
        breach_id -> Nullable<Text>,
        region -> Text,
        office -> Nullable<Text>,
        kind -> Nullable<Text>,
        measure -> Nullable<Text>,
        opened_at -> Timestamp,
        recorded_at -> Timestamp,
        sealed_reason -> Nullable<Bytea>,
        conclusion -> Nullable<Text>,
        concluded_on -> Nullable<Date>,
        event_on -> Nullable<Date>,
        period_from -> Nullable<Date>,
        period_to -> Nullable<Date>,
        legal_text -> Nullable<Text>,
        sealed_text -> Nullable<Bytea>,
        conclusion_recorded_at -> Nullable<Timestamp>,
        limit_source -> Nullable<Text>,
        limit_id -> Nullable<Text>,
    }
}

diesel::table! {
    supervision_step (id) {
        id -> Text,
        supervision_id -> Text,
        ordinal -> Int4,
        state -> Text,
        role -> Text,
        due_on -> Nullable<Date>,
        sealed_words -> Nullable<Bytea>,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    supervision_referral (id) {
        id -> Text,
        request_id -> Text,
        office -> Text,
        role -> Text,
        sealed_text -> Nullable<Bytea>,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    unmade_request (id) {
        id -> Text,
        municipality -> Text,
        region -> Text,
        reason -> Text,
        target_group -> Nullable<Text>,
        age -> Nullable<Int4>,
        role -> Text,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    warning (id) {
        id -> Text,
        request_id -> Text,
        limit_source -> Text,
        limit_id -> Text,
        limit_version -> Int4,
        started_at -> Timestamp,
        level -> Int4,
        rung -> Text,
        ladder_version -> Text,
        limit_at -> Timestamp,
        due_at -> Timestamp,
        raised_at -> Timestamp,
        is_open -> Bool,
    }
}

diesel::table! {
    withdrawal (id) {
        id -> Text,
        request_id -> Text,
        reason -> Text,
        replaced_by -> Nullable<Text>,
        sealed_text -> Nullable<Bytea>,
        at -> Timestamp,
        recorded_at -> Timestamp,
    }
}

diesel::joinable!(acknowledgement -> placement_request (request_id));
diesel::joinable!(acknowledgement -> warning (warning_id));
diesel::joinable!(advance_notice_end -> advance_notice (notice_id));
diesel::joinable!(advance_notice_end -> placement_request (request_id));
diesel::joinable!(breach_decision -> possible_breach (breach_id));
diesel::joinable!(calibration_case -> calibration_round (round_id));
diesel::joinable!(calibration_score -> calibration_case (case_id));
diesel::joinable!(case_event -> placement_request (request_id));
diesel::joinable!(child_change -> child (child_id));
diesel::joinable!(child_link_decision -> child_link (link_id));
diesel::joinable!(engine_claim -> placement_request (request_id));
diesel::joinable!(enquiry_outcome -> enquiry (enquiry_id));
diesel::joinable!(enquiry_outcome -> placement_request (request_id));
diesel::joinable!(frozen_month_shown -> frozen_month (frozen_month_id));
diesel::joinable!(frozen_month_signature -> frozen_month (frozen_month_id));
diesel::joinable!(hand_over_case -> hand_over (hand_over_id));
diesel::joinable!(hand_over_case -> placement_request (request_id));
diesel::joinable!(harm -> placement_request (request_id));
diesel::joinable!(history_row -> history_table (table_id));
diesel::joinable!(interim_cost -> placement_request (request_id));
diesel::joinable!(interim_cost -> stay (stay_id));
diesel::joinable!(internal_note -> placement_request (request_id));
diesel::joinable!(meeting -> placement_request (request_id));
diesel::joinable!(meeting_seat -> meeting (meeting_id));
diesel::joinable!(nemnd_event -> placement_request (request_id));
diesel::joinable!(offer -> placement_request (request_id));
diesel::joinable!(outbox -> warning (warning_id));
diesel::joinable!(passed_limit -> placement_request (request_id));
diesel::joinable!(place_hold -> offer (offer_id));
diesel::joinable!(place_hold_release -> place_hold (hold_id));
diesel::joinable!(placement -> child (child_id));
diesel::joinable!(placement_request -> child (child_id));
diesel::joinable!(possible_breach -> child (child_id));
diesel::joinable!(possible_breach -> placement_request (request_id));
diesel::joinable!(request_change -> placement_request (request_id));
diesel::joinable!(search_line -> placement_request (request_id));
diesel::joinable!(self_assessment -> possible_breach (breach_id));
diesel::joinable!(self_report -> possible_breach (breach_id));
diesel::joinable!(self_report -> self_assessment (assessment_id));
diesel::joinable!(severity_answer -> possible_breach (breach_id));
diesel::joinable!(severity_assessment -> possible_breach (breach_id));
diesel::joinable!(sibling_member -> placement_request (request_id));
diesel::joinable!(sibling_member -> sibling_group (group_id));
diesel::joinable!(sibling_wish -> sibling_group (group_id));
diesel::joinable!(stay -> placement_request (request_id));
diesel::joinable!(supervision -> placement_request (request_id));
diesel::joinable!(supervision -> possible_breach (breach_id));
diesel::joinable!(supervision_step -> supervision (supervision_id));
diesel::joinable!(supervision_referral -> placement_request (request_id));
diesel::joinable!(warning -> placement_request (request_id));
diesel::joinable!(withdrawal -> placement_request (request_id));

diesel::allow_tables_to_appear_in_same_query!(
    acknowledgement,
    advance_notice,
    advance_notice_end,
    breach_decision,
    browser_session,
    calibration_case,
    calibration_round,
    calibration_score,
    case_event,
    case_number,
    child,
    child_change,
    child_link,
    child_link_decision,
    common_key,
    done_before,
    draft,
    engine_claim,
    engine_worker,
    enquiry,
    enquiry_outcome,
    frozen_month,
    frozen_month_shown,
    frozen_month_signature,
    hand_over,
    hand_over_case,
    harm,
    history_row,
    history_table,
    interim_cost,
    internal_note,
    journal,
    meeting,
    meeting_seat,
    nemnd_event,
    offer,
    on_call_card,
    outbox,
    passed_limit,
    place,
    place_hold,
    place_hold_release,
    placement,
    placement_request,
    possible_breach,
    request_change,
    search_line,
    self_assessment,
    self_report,
    severity_answer,
    severity_assessment,
    sibling_group,
    sibling_member,
    sibling_wish,
    stay,
    supervision,
    supervision_step,
    supervision_referral,
    unmade_request,
    warning,
    withdrawal,
);
