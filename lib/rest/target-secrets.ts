import type { Target } from '../target/target.ts';
import { changeByte, changeLastByte } from './sign-token.ts';

/** A token is as secret after a check has changed it. One that was changed in the middle is still known by its beginning, and by its end behind that. */
const withChanged = (token: string): readonly string[] => [token, changeByte(token), changeLastByte(token)];

/** The secrets of a target, and what requests send that is made of its bearer token. */
export const targetSecrets = ({
  accessKey,
  bearerToken,
}: Pick<Target, 'accessKey' | 'bearerToken'>): readonly string[] => [
  ...(accessKey === undefined ? [] : [accessKey]),
  ...(bearerToken === undefined ? [] : withChanged(bearerToken)),
];
