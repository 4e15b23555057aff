"""Artefacts of a plan: mail, calendar, sheet; each room stands alone, and a host adds its own callables."""

from infoint.render.artefact import Artefact, Renderer

__all__ = ["Artefact", "Renderer"]
