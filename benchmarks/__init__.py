"""What the documentation says of netmig's speed, measured: `python -m benchmarks` prints it all."""
