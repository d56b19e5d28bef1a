"""Telling people: what is told is registered, who is told is a rule, and the right to know is asked again at sending.

A letter is placed in its addressee's inbox; the e-mail is its notice. Nothing is sent inside a transaction: a step
promises (`notifications.fan_out`), the worker makes one delivery for each person and channel, and each of them is an
effect of its own.
"""

from office.notifications.registry import Notification, all_notifications, notification, register

__all__ = ["Notification", "all_notifications", "notification", "register", "send"]


def send(key, subject, **fields):
    """Announce something that no step announces; see :func:`office.notifications.announcing.send`."""
    from office.notifications import announcing

    return announcing.send(key, subject, **fields)
