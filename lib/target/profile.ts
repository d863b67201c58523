import type { z } from 'zod';
import type { profileSchema } from './profile-schema.ts';

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** What the target supports and how fast it is. Loaded from YAML; every field has a default. `docs/profile.md` describes the fields. */
export type Profile = Frozen<z.output<typeof profileSchema>>;

/** The form of a REST token's audience (`aud`). */
export type TokenAudienceForm = Profile['tokens']['audience'];
