"""The plainest best code for each figure: the limits that ours is measured against."""
