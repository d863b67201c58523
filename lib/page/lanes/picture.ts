/** A lane from top to bottom: who sends, the service, or a client. */
export interface Lane {
  readonly name: string;
  readonly note: string;
  readonly x: number;
}

/** `stray`: a frame that should not have come. `fence`: sent to prove a silence. */
export type ArrowKind = 'request' | 'answer' | 'trouble' | 'message' | 'fence' | 'stray' | 'close';

/** A line from one lane to another. */
export interface Arrow {
  readonly kind: ArrowKind;
  readonly from: Point;
  readonly to: Point;
  readonly label: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something that a reader can open: a request with its answer, or a frame. */
export interface PictureEvent {
  readonly id: string;
  readonly arrows: readonly Arrow[];
  /** Name and text. */
  readonly details: readonly (readonly [name: string, text: string])[];
}

/**
 * A stretch of a lane. `silence`: nothing may come, and a fence proved that nothing did. `unproved`: nothing may come, and no fence came through.
 * `missing`: a message should have come, and did not. `lag`: the same was asked again until an effect was seen.
 */
export type BarKind = 'silence' | 'unproved' | 'missing' | 'lag';

export interface Bar {
  readonly kind: BarKind;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly says: string;
}

/** A line of text across all lanes. */
export interface Caption {
  readonly y: number;
  readonly text: string;
  /** The step of the finding. */
  readonly isFound: boolean;
}

/** A timeline laid out: all that is drawn, in pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly captions: readonly Caption[];
  /** Long pauses, which are not drawn to scale. */
  readonly pauses: readonly { readonly y: number; readonly text: string }[];
  readonly times: readonly { readonly y: number; readonly text: string }[];
  readonly events: readonly PictureEvent[];
  /** Where fences came in: what had not come before was not sent. */
  readonly barriers: readonly Point[];
  readonly bars: readonly Bar[];
}
