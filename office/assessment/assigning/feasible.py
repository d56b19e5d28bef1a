"""Why no allotment can keep the numbers: told in words before and after the search."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from office.assessment.assigning.problem import Problem


class Infeasible(ValueError):
    """No allotment keeps loads, conflicts and the members for each entry; `reasons` says why."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def against(problem: Problem, members: Sequence[str] = (), entries: Sequence[str] = ()) -> list[str]:
    """What can be seen without a search; the names are those the reader knows."""
    return list(_against(problem, members or [str(n + 1) for n in range(problem.members)],
                         entries or [str(n + 1) for n in range(problem.entries)]))  # fmt: skip


def _against(problem: Problem, members: Sequence[str], entries: Sequence[str]) -> Iterator[str]:
    wanted = problem.entries * problem.per_entry
    if not problem.entries or not problem.members:
        yield _("There are no members, or no entries, to allot.")
        return
    if problem.least > problem.most:
        yield _("The least load is more than the most.")
        return
    if problem.members * problem.most < wanted:
        yield _("%(wanted)d sheets are needed, and %(members)d members with at most %(most)d each give %(have)d.") % {
            "wanted": wanted, "members": problem.members, "most": problem.most, "have": problem.members * problem.most,
        }  # fmt: skip
    if problem.members * problem.least > wanted:
        yield _("With at least %(least)d for each of %(members)d members %(have)d sheets would be made; only "
                "%(wanted)d are needed.") % {"least": problem.least, "members": problem.members,
                                  "have": problem.members * problem.least, "wanted": wanted}  # fmt: skip
    for place, name in enumerate(entries):
        free = sum(row[place] is not None for row in problem.fit)
        if free < problem.per_entry:
            yield _("%(entry)s: only %(free)d members are free of a conflict, %(wanted)d are needed.") % {
                "entry": name, "free": free, "wanted": problem.per_entry,
            }  # fmt: skip
    for row, name in zip(problem.fit, members, strict=True):
        free = sum(fit is not None for fit in row)
        if free < problem.least:
            yield _("%(member)s: only %(free)d entries are free of a conflict, at least %(least)d are to be given.") % {
                "member": name, "free": free, "least": problem.least,
            }  # fmt: skip


def together() -> list[str]:
    """What only the search can tell."""
    return [_("No allotment keeps the loads and the conflicts at once: allow a higher load, or fewer members for each "
              "entry.")]  # fmt: skip
