#!/usr/bin/env bash
# Tests a service from a shell script and acts on the exit code. Usage: ASRS_CONNECTION_STRING="Endpoint=…;AccessKey=…;" ./shell.sh
set -u

npx --yes asrs-conformance@0.1.0 run --out conformance
code=$?

case $code in
  0) echo "The service conforms." ;;
  1) echo "The service does not conform: read the findings above or conformance/report.json." ;;
  2) echo "No verdict: run again closer to the target." ;;
  64) echo "The connection string or an option is wrong." ;;
  75) echo "The target is unreachable or throttles: try again later." ;;
  *) echo "The run ended with exit code $code." ;;
esac
exit "$code"
