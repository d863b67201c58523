import * as fc from 'fast-check';

class WithShrinker<Value> extends fc.Arbitrary<Value> {
  readonly #drawn: fc.Arbitrary<Value>;
  readonly #shrinker: (value: Value) => Iterable<Value>;

  constructor(drawn: fc.Arbitrary<Value>, shrinker: (value: Value) => Iterable<Value>) {
    super();
    this.#drawn = drawn;
    this.#shrinker = shrinker;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Value> {
    return new fc.Value(this.#drawn.generate(random, bias).value_, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Value {
    return this.#drawn.canShrinkWithoutContext(value);
  }

  override shrink(value: Value): fc.Stream<fc.Value<Value>> {
    return fc
      .stream(this.#shrinker(value)[Symbol.iterator]() as IterableIterator<Value>)
      .map((smaller) => new fc.Value(smaller, undefined));
  }
}

/**
 * Generates values like `drawn`, and shrinks with `shrinker` only. The shrinker sees the value itself, so it can find the wrong part of a nested value without
 * the nesting. Every value it yields must be simpler, or shrinking would not end.
 */
export const withShrinker = <Value>(
  drawn: fc.Arbitrary<Value>,
  shrinker: (value: Value) => Iterable<Value>,
): fc.Arbitrary<Value> => new WithShrinker(drawn, shrinker);
