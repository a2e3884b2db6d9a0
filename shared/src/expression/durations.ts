import { Duration } from '@marcbachmann/cel-js/evaluator';

// The library's own addition is a second off when a negative duration with a fraction of a second takes part.
Duration.prototype.addDuration = function addDuration(other: Duration): Duration {
  return Duration.fromMilliseconds(this.valueOf() + other.valueOf());
};

export { Duration };
