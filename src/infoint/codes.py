"""What can be wrong, and what can be odd: each code with the sentence that it stands for.

A sentence goes on where the name of a place stops: "steps.thank.deadline" … "is missing".
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from infoint.translatable import sentence

CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # values
        "not_text": sentence("must be text"),
        "not_integer": sentence("must be a whole number"),
        "not_number": sentence("must be a finite number"),
        "not_boolean": sentence("must be true or false"),
        "not_list": sentence("must be a list"),
        "not_table": sentence("must be a table of named values"),
        "not_choice": sentence("must be one of the listed words"),
        "too_small": sentence("is below what is allowed"),
        "too_large": sentence("is above what is allowed"),
        "too_long": sentence("is longer than allowed"),
        "empty": sentence("must not be empty"),
        "not_one_line": sentence("must be one line without control characters"),
        "not_clean_text": sentence("must not hold control characters or half characters"),
        "direction_override": sentence("must not override the direction of writing"),
        "not_identifier": sentence("must be letters, digits and . _ : @ + -, starting with a letter, a digit, _ or -"),
        "not_address": sentence("must be an address such as name@example.org: ASCII, one @, no display name"),
        "not_message_id": sentence("must be a Message-ID such as <abc@example.org>, in ASCII and without blanks"),
        "not_language": sentence("must be a language such as en, pt-BR or zh-Hans"),
        "not_zone": sentence("must be a zone of the tz database such as Europe/Berlin"),
        "not_aware": sentence("must be a moment with a zone or an offset"),
        "not_moment": sentence(
            "must be a moment such as 2026-03-05T15:00:00Z or 2026-03-05T16:00:00+01:00[Europe/Berlin]"
        ),
        "not_wall_time": sentence("must be a day and a time of day without a zone or an offset"),
        "time_twice": sentence("is a time that comes twice there, because the clocks go back"),
        "time_skipped": sentence("is a time that never comes there, because the clocks go forward"),
        "moment_out_of_range": sentence("must lie in the years 1970 to 2199"),
        "not_offset": sentence("must be a span such as '48 hours', '5 business days', '3 months' or 'same day'"),
        "not_limit": sentence("must be a length such as '75 words', '300 characters' or '2 paragraphs'"),
        "not_time": sentence("must be a time of day such as '09:00'"),
        "not_hours": sentence("must be two different times of day such as ['21:00', '07:00']"),
        "no_working_day": sentence("must leave working days"),
        "not_place": sentence("must be a country or a part of one by ISO 3166, such as DE, DE-BY or US-TX"),
        "unknown_place": sentence("is a place whose holidays are not known"),
        "not_fact": sentence("must be a fact"),
        "wrong_kind": sentence("must be a value of another kind"),
        "several_seekers": sentence("must be plans of one seeker"),
        "wrong_plan": sentence("must be the plan that the task belongs to"),
        "wrong_key": sentence("must be of the key of the ledger"),
        # documents
        "not_utf8": sentence("must be UTF-8 text"),
        "not_json": sentence("must be JSON"),
        "not_toml": sentence("must be TOML"),
        "curly_quote": sentence("holds a curly quote where TOML wants a straight one: \" or '"),
        "too_big": sentence("is larger than a document may be"),
        "too_deep": sentence("is nested deeper than a document may be"),
        "too_many_items": sentence("has more entries than a document may have"),
        "duplicate_key": sentence("stands twice"),
        "missing": sentence("is missing"),
        "unknown_key": sentence("is not a key here"),
        "unknown_format": sentence("must be a document of this kind, in a format version that this release reads"),
        # mail that comes in
        "wrong_invitation": sentence("belongs to another invitation"),
        # playbooks
        "duplicate_id": sentence("stands twice in this list"),
        "reserved_word": sentence("is a word of the library and cannot be an id"),
        "unknown_step": sentence("names no step of the playbook"),
        "unknown_moment": sentence("names no moment"),
        "unknown_fact": sentence("names no fact"),
        "unknown_message": sentence("names no message of the playbook"),
        "unknown_part": sentence("names no part of the message"),
        "unknown_topic": sentence("names no topic of the playbook"),
        "unknown_relationship": sentence("names no relationship or tier of the playbook"),
        "unknown_language": sentence("names no language that is spoken here"),
        "unknown_tier": sentence("names no tier of the playbook"),
        "unknown_question": sentence("names no question of the playbook"),
        "unknown_answer": sentence("names no answer of the playbook"),
        "unknown_note": sentence("names no note of the playbook"),
        "no_other_form": sentence("is no message that this one can stand for"),
        "unknown_channel": sentence("names no channel of the playbook"),
        "unknown_medium": sentence("names no medium of the request"),
        "unknown_placeholder": sentence("is a placeholder that nothing fills"),
        "stray_brace": sentence("holds a brace that opens or closes no placeholder"),
        "one_anchor": sentence("needs exactly one of 'after' and 'before'"),
        "avoided_medium": sentence("is a medium to ask for, and one to avoid"),
        "missing_part": sentence("is a part that the message must have, and does not have for sure"),
        "message_to_another": sentence("cannot stand beside 'asks_another'"),
        "one_open_phase": sentence("must have exactly one phase without minutes, the one of the questions"),
        "out_of_order": sentence("lies after a date that should come later"),
        "repeat_before": sentence("cannot repeat: a step before a moment happens once"),
        "circular": sentence("starts from itself"),
        "relationship_twice": sentence("stands in two tiers"),
        "minutes_outside": sentence("must lie between the least and the most minutes"),
        "missing_text": sentence("has no text in this language"),
        "still_named": sentence("takes out what other rules name"),
        "unknown_base": sentence("names no playbook that ships with the library"),
        "unknown_playbook": sentence("names no playbook that ships with the library"),
        # renderers
        "no_address": sentence("has no e-mail address"),
        "no_consent": sentence("has asked not to be written to"),
        "no_message": sentence("is a task without a message"),
        "other_channel": sentence("is a message that is no e-mail"),
        "missing_value": sentence("is needed by the message and not known"),
        "no_talk": sentence("has no talk"),
    }
)

ANOMALIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "does_not_fit": "cannot follow what happened before it, and moves nothing",
        "second_talk": "is a talk after the one that was held; it wants a plan of its own",
        "same_id": "has the id of another fact with other content; the last of them counts",
        "withdraws_nothing": "withdraws an id that no fact has (yet)",
        "cannot_withdraw": "withdraws an opt-out or another withdrawal, and both stand for good",
        "zone_rules_changed": "was agreed by rules of its zone that have changed since; the local time counts",
        "unknown_kind": "is of a kind that this version does not know, and is kept",
        "unknown_step": "names a step that the playbook does not have",
        "unknown_relationship": "is a relationship that the playbook does not have; the last tier takes it",
        "unknown_answer": "is an answer that the playbook does not have; no step waits for it",
        "unknown_medium": "is a talk by a medium that the playbook does not have",
        "avoided_medium": "is a talk by a medium that the playbook avoids",
        "minutes_outside": "is a talk shorter or longer than the playbook allows by this medium",
    }
)
