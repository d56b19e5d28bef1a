"""What the sandbox puts on everybody's desk, and into the menu."""

from sandbox.desk import applications, exemptions, local_reviews, objections, opinions, panels, rapid, self_check


def register() -> None:
    """Called once, when every application is ready."""
    rapid.register()
    applications.register()
    local_reviews.register()
    self_check.register()
    panels.register()
    opinions.register()
    exemptions.register()
    objections.register()
