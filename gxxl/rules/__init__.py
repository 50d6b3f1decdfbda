"""The rules: from a submission to findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gxxl.form import load
from gxxl.messages import rules as words
from gxxl.places import place_of
from gxxl.rules.cover import check_cover, check_editions, check_regulations
from gxxl.rules.coverage import check_coverage
from gxxl.rules.finding import Basis, Finding, Severity
from gxxl.rules.linear import PASS, Outcome, all_hold, compiled, plain, verdicts
from gxxl.rules.plausible import check_plausible
from gxxl.rules.prose import check_prose
from gxxl.rules.states import check_states, check_unread
from gxxl.rules.summaries import for_summaries
from gxxl.rules.years import check_years
from gxxl.submission import Reason, Submission

__all__ = ["Basis", "Finding", "Severity", "check", "settled"]


def check(submission: Submission) -> tuple[Finding, ...]:
    """All findings about one submission: cover, editions, cells, sums, practice, last year, prose, in this order.

    A query for which 说明 gives a reason keeps it in ``reason`` and is no longer open.
    """
    findings = (
        *check_cover(submission),
        *check_coverage(submission),
        *check_editions(submission),
        *check_states(submission),
        *check_unread(submission),
        *check_cross_footing(submission),
        *check_regulations(submission),
        *check_plausible(submission),
        *check_years(submission),
        *check_prose(submission),
    )
    said = for_summaries(findings, submission) if submission.is_summary else findings
    return settled(said, submission.reasons)


def settled(findings: Iterable[Finding], reasons: tuple[Reason, ...]) -> tuple[Finding, ...]:
    """The findings, each query with the reason that 说明 gives for it."""
    return tuple(_with_reason(finding, reasons) for finding in findings)


def check_cross_footing(submission: Submission) -> Iterator[Finding]:
    """A finding for each cross-footing rule that is decided and does not hold."""
    if all_hold(submission):
        return
    rules = compiled(submission).by_id
    for rule_id, verdict in verdicts(submission).items():
        if verdict.outcome is PASS or verdict.outcome is Outcome.UNDECIDED:
            continue
        assert verdict.expected is not None and verdict.found is not None
        rule = rules[rule_id]
        form = load(submission.editions[rule.table] or "")
        addresses = {code: str(place_of(submission, code)) for code in rule.cells}
        yield Finding(
            rule=rule.id,
            severity=Severity.ERROR,
            label=rule.label,
            cells=rule.cells,
            addresses=tuple(addresses.values()),
            message=words.CROSS_FOOTING.message.format(
                place=addresses[rule.total],
                cell=form.cells[rule.total].label,
                found_words=rule.found_words,
                found=plain(verdict.found),
                expected_words=rule.expected_words,
                expected=plain(verdict.expected),
                verdict=verdict,
            ),
            remedy=words.CROSS_FOOTING_REMEDIES.get(rule.table, words.CROSS_FOOTING.remedy),
            basis=Basis(rule.basis, f"{form.notice}附件{rule.source}"),
            expected=verdict.expected,
            found=verdict.found,
            difference=verdict.difference,
            found_cells=rule.found,
        )


def _with_reason(finding: Finding, reasons: tuple[Reason, ...]) -> Finding:
    if finding.severity is Severity.ERROR:
        return finding
    for reason in reasons:
        if reason.rule == finding.label and _is_about(reason, finding):
            return replace(finding, reason=reason.text)
    return finding


def _is_about(reason: Reason, finding: Finding) -> bool:
    return not reason.places or not finding.addresses or any(address in reason.places for address in finding.addresses)
