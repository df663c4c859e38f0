"""The values that flow through the house: frozen, slotted, and importing nothing of ours."""
