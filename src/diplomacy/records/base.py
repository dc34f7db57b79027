"""What every record has in common: an id, citations, and checks when it is made."""

from diplomacy.errors import InvalidRecord, InvalidType
from diplomacy.quantities import Quantity
from diplomacy.sources import Citation
from diplomacy.values import Value


class RecordBase(Value):
    """What every record does when it is made: it refuses to be without proof, or impossible."""

    __slots__ = ()
    id: str
    citations: tuple[Citation, ...]

    def __attrs_post_init__(self) -> None:
        fault = self._fault()
        if not self.citations:
            fault = "citations", "no citation, no record: cite a source."
        if fault:
            raise InvalidRecord(type(self).__name__, *fault, self.id)

    def _fault(self) -> tuple[str, str] | None:
        """Return the field at fault and the reason, or None."""
        return None


def quantity(value: Quantity) -> Quantity:
    if not isinstance(value, Quantity):
        raise InvalidType(value, 'a Quantity, such as Quantity(15, "USD")')
    return value


def optional_quantity(value: Quantity | None) -> Quantity | None:
    return None if value is None else quantity(value)
