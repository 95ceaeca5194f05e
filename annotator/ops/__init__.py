"""The operations, one module per noun: pure functions that plan changes for the gate."""
