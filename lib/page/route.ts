/** A place in the page. Each has an address, so that it can be sent to somebody. */
export type Route =
  | { readonly view: 'overview' }
  | { readonly view: 'check'; readonly id: string; readonly finding: number | undefined }
  | { readonly view: 'requirement'; readonly id: string }
  | { readonly view: 'cell'; readonly operation: string; readonly area: string };

/** A route, and the number of its target, from 1. Undefined: the comparison of several targets. */
export interface Place {
  readonly target: number | undefined;
  readonly route: Route;
}

const encoded = (id: string): string => id.split('/').map(encodeURIComponent).join('/');

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const pathOf = (route: Route): string => {
  if (route.view === 'overview') return '';
  if (route.view === 'cell') return `cell/${encoded(route.operation)}/${encoded(route.area)}`;
  const finding = route.view === 'check' && route.finding !== undefined ? `:${route.finding}` : '';
  return `${route.view}/${encoded(route.id)}${finding}`;
};

/** The address of a place: `#/check/groups/answers-202:1`, or `#/2/check/…` for the second of several targets. */
export const hrefOf = ({ target, route }: Place): string => {
  const prefix = target === undefined ? '' : `${target}/`;
  return `#/${prefix}${pathOf(route)}`;
};

const withoutFinding = (text: string): readonly [id: string, finding: number | undefined] => {
  const [, id = text, number] = /^(.*):(\d+)$/.exec(text) ?? [];
  return [decoded(id), number === undefined ? undefined : Number(number)];
};

const routeOf = (path: string): Route => {
  const [view, ...rest] = path.split('/');
  const tail = rest.join('/');
  if (view === 'check' && tail !== '') {
    const [id, finding] = withoutFinding(tail);
    return { view, id, finding };
  }
  if (view === 'requirement' && tail !== '') return { view, id: decoded(tail) };
  const [operation, area] = rest;
  if (view === 'cell' && operation !== undefined && area !== undefined)
    return { view, operation: decoded(operation), area: decoded(area) };
  return { view: 'overview' };
};

/** The place that an address names; an unknown address is the overview. */
export const placeOf = (hash: string): Place => {
  const path = hash.replace(/^#\/?/, '');
  const [, number, rest] = /^(\d+)(?:\/(.*))?$/.exec(path) ?? [];
  if (number === undefined) return { target: undefined, route: routeOf(path) };
  return { target: Number(number), route: routeOf(rest ?? '') };
};
