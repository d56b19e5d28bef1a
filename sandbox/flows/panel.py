"""An expert panel on one application (전문위원회, Decree §27①)."""

from django.db import models
from django_fsm import FSMField

from office.workflow import Stateful
from sandbox.states import Examining as S


class PanelFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = FSMField(choices=S.choices, default=S.FORMING, protected=True)
    opened_at = models.DateTimeField(null=True, editable=False)
    due_on = models.DateField(null=True, editable=False)
    reported_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
