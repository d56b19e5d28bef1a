"""The receipt of a signed version as a paper, made when it is asked for.

A panel signs some thousand sheets within a day: a paper for each, wanted or not, would fill the register and keep the
worker from the letters. The page and the file of the version prove the same at once.
"""

from django.db import transaction

from office import ledger
from office.access import SYSTEM, Actor, NotYours
from office.assessment import registry, rules, signed
from office.assessment.actions.sheet_papers import lines_of
from office.assessment.documents.receipt_facts import SheetReceiptFacts
from office.assessment.documents.sheets import SHEET_RECEIPT
from office.assessment.models import Sheet, SheetReceipt, SheetVersion
from office.assessment.rulesets.decimals import plain
from office.documents import issuing
from office.documents.models import IssuedDocument
from office.documents.registry import Outgoing

TITLE = "평가표 서명 확인증"


def ask(version: SheetVersion, *, by: Actor) -> IssuedDocument:
    """The paper of a version; asked for again it is the same one. Raises NotYours.

    The panel issues it, nobody in person: whoever issued a document may read it for good, recused or not.
    """
    if not rules.SeeVersion.holds(by, version):
        raise NotYours(rules.SeeVersion.key)
    with transaction.atomic():
        row = SheetVersion.objects.select_for_update().get(pk=version.pk)
        known = SheetReceipt.objects.filter(version=row).select_related("document").first()
        if known is not None:
            return known.document
        sheet = Sheet.objects.select_related(*Sheet.read_with, "subject__organisation").get(pk=row.sheet_id)
        event = ledger.record("assessment.sheet.receipt_issued", actor=by, matter_id=sheet.matter.pk, subject=sheet,
                              data={"version": row.number, "sha256": row.sha256})  # fmt: skip
        out = Outgoing(facts=facts_of(sheet, row), subject=TITLE)
        document = issuing.issue(SHEET_RECEIPT, out, matter=sheet.matter, subject=sheet.seat, by=SYSTEM, event=event)
        SheetReceipt.objects.create(version=row, document=document)
    return document


def facts_of(sheet: Sheet, version: SheetVersion) -> SheetReceiptFacts:
    """From the version as it was signed: nothing is computed anew."""
    round_, reviewer, content = sheet.round, sheet.seat.reviewer, version.content
    parent, label = round_.panel.matter.parent, round_.rules.label
    return SheetReceiptFacts(
        panel=round_.panel.matter.title, round=(label.ko if label else "") or round_.code, entry=sheet.subject.code,
        title=sheet.subject.title, organisation=sheet.subject.organisation.name_ko, member=reviewer.name,
        affiliation=f"{reviewer.affiliation} {reviewer.position}".strip(), version=version.number,
        signed_at=version.signed_at, lines=tuple(lines_of(round_, content, registry.kind_of(parent).explained(parent))),
        most=plain(round_.rules.points), total=content["total"], comment_length=len(content["comment"]),
        sha256=version.sha256, rules_sha256=content["rules_sha256"],
        command=signed.COMMAND % (sheet.pk, version.number),
    )  # fmt: skip
