"""The inspection planner: the year's visits on days and with inspectors, searched for and checked, pure."""
