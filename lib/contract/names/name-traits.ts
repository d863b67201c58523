/** What a name may have that tells it from others, and how a title says so. */
interface NameTrait {
  readonly says: string;
  readonly has: (name: string) => boolean;
  /** The more general one that it is a case of. */
  readonly within?: string;
}

const matching = (says: string, pattern: RegExp, within?: string): NameTrait => ({
  says,
  has: (name) => pattern.test(name),
  ...(within === undefined ? {} : { within }),
});

type Traits = Readonly<Record<string, NameTrait>>;

const marks: Traits = Object.fromEntries(
  Array.from('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~').map((mark) => [
    mark,
    {
      says: `with ${mark === "'" ? 'an apostrophe' : `'${mark}'`}`,
      has: (name) => name.includes(mark),
      within: 'marks',
    },
  ]),
);

const pathWords: Traits = Object.fromEntries(
  ['hubs', 'users', 'groups', 'connections'].map((word) => [
    word,
    { says: `that is a word of the path ('${word}')`, has: (name) => name === word, within: 'path-word' },
  ]),
);

/** One less than the usual bounds, and some of them between. */
const lengths = [64, 127, 128, 255, 256, 511, 512, 1000, 1023, 1024];

const longer: Traits = Object.fromEntries(
  lengths.map((length, index) => [
    `longer-${length}`,
    {
      says: `of more than ${length} characters`,
      has: (name) => name.length > length,
      ...(index === 0 ? {} : { within: `longer-${lengths[index - 1]}` }),
    },
  ]),
);

const ownTraits: Traits = {
  empty: matching('that is empty', /^$/),
  capitals: matching('with capitals', /[A-Z]/),
  'beyond-ascii': matching('with characters beyond ASCII', /[^\0-\x7f]/),
  accents: matching('with accents', /[\u00c0-\u024f\u1e00-\u1eff]|\p{Mn}/u, 'beyond-ascii'),
  'beyond-16-bits': matching('with characters beyond U+FFFF', /[\u{10000}-\u{10ffff}]/u, 'beyond-ascii'),
  controls: matching('with control characters', /\p{Cc}/u),
  'line-ends': matching('with line ends', /[\r\n]/, 'controls'),
  blanks: matching('with blanks', / /),
  'only-blanks': matching('of blanks only', /^ +$/, 'blanks'),
  'digit-first': matching('that begins with a digit', /^\d/),
  marks: matching('with punctuation', /[!-/:-@[-`{-~]/),
  ...marks,
  'path-word': matching('that is a word of the path', /^(?:hubs|users|groups|connections)$/),
  ...pathWords,
  'member-word': matching(
    "that is a member of every object ('constructor')",
    /^(?:constructor|toString|hasOwnProperty|__proto__)$/,
  ),
  'value-word': matching("that reads as a value ('null')", /^(?:null|undefined|true|false|NaN)$/),
  ...longer,
};

/** What two names have in common if they are taken for one, or one of them for the beginning of the other. */
interface Likeness {
  readonly says: string;
  readonly are: (name: string, other: string) => boolean;
}

const folded = (says: string, fold: (name: string) => string): Likeness => ({
  says: `that differs from another one only ${says}`,
  are: (name, other) => fold(name) !== '' && fold(name) === fold(other),
});

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const withoutAccents = (name: string): string => name.normalize('NFD').replaceAll(/\p{Mn}/gu, '');

const number = (name: string): string => (/^[\d.e]+$/.test(name) ? String(Number(name)) : name);

/** The digits of an escaped character are no number. */
const withoutLastDigits = (name: string): string => (/%[\da-f]{2}$/i.test(name) ? name : name.replace(/\d+$/, ''));

/** The more special ones come later. */
const likenesses: Readonly<Record<string, Likeness>> = {
  'begun-alike': {
    says: 'that another one begins with',
    are: (name, other) => name !== '' && other.startsWith(name),
  },
  'begins-alike': {
    says: 'that begins with another one',
    are: (name, other) => other !== '' && name.startsWith(other),
  },
  'ends-alike': {
    says: 'that ends with another one',
    are: (name, other) => other !== '' && name.endsWith(other),
  },
  collated: folded('in case, accents or width', (name) => withoutAccents(name.normalize('NFKD')).toLowerCase()),
  cased: folded('in case', (name) => name.toLowerCase()),
  accented: folded('in accents', withoutAccents),
  normalised: folded('in its Unicode normalisation', (name) => name.normalize('NFKC')),
  spaced: folded('in blanks', (name) => name.replaceAll(/\s+/gu, '')),
  hidden: folded('in invisible characters', (name) => name.replaceAll(/[\p{Cf}\p{Cc}\ufe0f]/gu, '')),
  trimmed: folded('in blanks at an end', (name) => name.trim()),
  encoded: folded('in its percent-encoding', (name) => decoded(decoded(name))),
  plus: folded("by '+' for a blank", (name) => name.replaceAll('+', ' ')),
  numbered: folded('in how it writes a number', number),
  'beginning-with-zeros': folded('in the zeros at its beginning', (name) => name.replace(/^0+(?=\d)/, '')),
  'ending-in-digits': folded('in the digits at its end', withoutLastDigits),
  'ending-in-dots': folded('in the dots at its end', (name) => name.replace(/\.+$/, '')),
};

/** The traits of a name by itself, by their ids. */
export const ownTraitsOf = (name: string): readonly string[] =>
  Object.entries(ownTraits).flatMap(([id, { has }]) => (has(name) ? [id] : []));

/** What other names a name is like, by the ids of the likenesses. */
export const likenessesOf = (name: string, others: readonly string[]): readonly string[] =>
  Object.entries(likenesses).flatMap(([id, { are }]) =>
    others.some((other) => other !== name && are(name, other)) ? [id] : [],
  );

/** Whether one of these is a likeness. */
export const isLikeness = (id: string): boolean => id in likenesses;

const generalOf = (id: string): readonly string[] => {
  const within = ownTraits[id]?.within;
  return within === undefined ? [id] : [...generalOf(within), id];
};

/** In words, the one trait that all of these come down to: a likeness, or the most special one that holds them all. Undefined: they have nothing to do with each other. */
export const sayTraits = (ids: readonly string[]): string | undefined => {
  const likeness = Object.keys(likenesses).findLast((id) => ids.includes(id));
  if (likeness !== undefined) return likenesses[likeness]?.says;
  const leaves = ids.filter((id) => !ids.some((other) => other !== id && generalOf(other).includes(id)));
  const [first, ...rest] = leaves.map(generalOf);
  const common = first?.findLast((id) => rest.every((general) => general.includes(id)));
  return common === undefined ? undefined : ownTraits[common]?.says;
};
