"""What the API tells of items: motions, votes, papers, recusals, remarks."""

from typing import Any

from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from office.committees import queries
from office.committees.api.serializers import ItemLine, SeatName, WithDeeds
from office.committees.roster import Roster, quorum_now, roster_of
from office.committees.tallying import Tally
from office.workflow.api import StepSerializer, _told
from office.workflow.views_of_steps import steps_for


class CountSerializer(serializers.Serializer):
    """The count of a vote, and the arithmetic in words."""

    enrolled = serializers.IntegerField()
    recused = serializers.IntegerField()
    roster = serializers.IntegerField()
    present = serializers.IntegerField()
    quorum_needed = serializers.IntegerField()
    quorum_met = serializers.BooleanField()
    in_favour = serializers.IntegerField()
    against = serializers.IntegerField()
    abstained = serializers.IntegerField()
    not_voted = serializers.IntegerField()
    needed = serializers.IntegerField()
    carried = serializers.BooleanField()
    sentences = serializers.ListField(child=serializers.CharField())


class VoteSerializer(serializers.Serializer):
    """A vote."""

    seat = SeatName()
    choice = serializers.CharField()
    opinion = serializers.CharField()
    how = serializers.CharField()
    cast_at = serializers.DateTimeField()


class MotionSerializer(WithDeeds):
    """A motion: what it proposes, the votes that are the reader's to know, and the count once it is closed."""

    id = serializers.UUIDField(source="pk")
    outcome = serializers.CharField()
    text = serializers.CharField()
    conditions = serializers.ListField(child=serializers.JSONField())
    result = serializers.CharField()
    proposed_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    count = serializers.SerializerMethodField()
    votes = serializers.SerializerMethodField()

    @extend_schema_field(CountSerializer(allow_null=True))
    def get_count(self, motion: Any) -> dict | None:
        """Null while votes are taken."""
        if not motion.counted:
            return None
        return {**motion.counted, "sentences": Tally(**motion.counted).sentences()}

    def get_votes(self, motion: Any) -> VoteSerializer(many=True):
        """In writing, only one's own until the vote is closed."""
        return VoteSerializer(queries.votes_for(self.context["request"].actor, motion), many=True).data


class PaperSerializer(serializers.Serializer):
    """A paper of an item."""

    id = serializers.UUIDField(source="pk")
    title = serializers.CharField()
    ready = serializers.BooleanField(help_text=gettext_lazy("Whether the file can be fetched."))
    content = serializers.SerializerMethodField(help_text=gettext_lazy("Where the file is."))

    def get_content(self, paper: Any) -> str:
        """The address of the file."""
        return self.context["view"].address_of_paper(paper)


class RecusalSerializer(WithDeeds):
    """A recusal, for whoever serves the committee."""

    id = serializers.UUIDField(source="pk")
    seat = SeatName()
    kind = serializers.CharField()
    reason = serializers.CharField()
    text = serializers.CharField()
    party = serializers.CharField(source="asked_by_party")
    asked_at = serializers.DateTimeField()
    state = serializers.CharField()
    decision = serializers.CharField()


class ItemMemberSerializer(SeatName):
    """A member for an item, enrolled whether recused or not."""

    kind = serializers.CharField()
    recused = serializers.BooleanField()


class QuorumSerializer(serializers.Serializer):
    """Whether the committee is quorate for an item now."""

    enrolled = serializers.IntegerField()
    recused = serializers.IntegerField()
    roster = serializers.IntegerField()
    present = serializers.IntegerField()
    quorum_needed = serializers.IntegerField()
    quorum_met = serializers.BooleanField()


class RemarkSerializer(serializers.Serializer):
    """The gist of a remark."""

    said_by = serializers.CharField()
    text = serializers.CharField()
    noted_at = serializers.DateTimeField()


class ItemSerializer(WithDeeds, ItemLine):
    """An item: its motions, papers, who keeps away, and what can be done."""

    summary = serializers.CharField()
    resolution = serializers.CharField(source="resolution_text")
    resolution_approved_at = serializers.DateTimeField(allow_null=True)
    end_reason = serializers.CharField()
    motions = serializers.SerializerMethodField()
    papers = serializers.SerializerMethodField()
    members = serializers.SerializerMethodField()
    quorum = serializers.SerializerMethodField()
    keeping_away = serializers.SerializerMethodField()
    recusals = serializers.SerializerMethodField()
    remarks = serializers.SerializerMethodField()
    steps = serializers.SerializerMethodField()

    @property
    def _actor(self) -> Any:
        return self.context["request"].actor

    def _roster(self, item: Any) -> Roster:
        """Read once for each answer."""
        found = self.context.setdefault("rosters", {})
        return found.get(item.pk) or found.setdefault(item.pk, roster_of(item))

    def get_motions(self, item: Any) -> MotionSerializer(many=True):
        """What was put to the vote."""
        found = queries.motions_for(self._actor).filter(item=item.pk)
        return MotionSerializer(found, many=True, context=self.context).data

    def get_papers(self, item: Any) -> PaperSerializer(many=True):
        """In the order of the agenda."""
        found = queries.papers_for(self._actor).filter(item=item.pk)
        return PaperSerializer(found, many=True, context=self.context).data

    def get_members(self, item: Any) -> ItemMemberSerializer(many=True):
        """Everybody enrolled for this item: the standing members of the day, and whoever joins for it."""
        roster = self._roster(item)
        rows = [
            {"pk": seat.pk, "label": seat.label, "kind": seat.kind, "recused": seat.pk in roster.recused}
            for seat in roster.seats
        ]
        return ItemMemberSerializer(rows, many=True).data

    @extend_schema_field(QuorumSerializer(allow_null=True))
    def get_quorum(self, item: Any) -> dict | None:
        """As things stand while the item waits or is deliberated on; null in writing, where the ballots show it."""
        if item.meeting.written or not item.undecided:
            return None
        return QuorumSerializer(quorum_now(item, self._roster(item))).data

    def get_keeping_away(self, item: Any) -> SeatName(many=True):
        """Who is recused."""
        roster = self._roster(item)
        return SeatName([seat for seat in roster.seats if seat.pk in roster.recused], many=True).data

    def get_recusals(self, item: Any) -> RecusalSerializer(many=True):
        """With their reasons: for whoever serves the committee, empty for others."""
        found = queries.recusals_for(self._actor).filter(item=item.pk)
        return RecusalSerializer(found, many=True, context=self.context).data

    def get_remarks(self, item: Any) -> RemarkSerializer(many=True):
        """What was said, in order."""
        return RemarkSerializer(queries.remarks_for(self._actor).filter(item=item.pk), many=True).data

    def get_steps(self, item: Any) -> StepSerializer(many=True):
        """The steps that are the reader's to take."""
        address = self.context["view"].address_of_item_step
        return [_told(step, item, self._actor, address(item, step.name)) for step in steps_for(item, self._actor)]
