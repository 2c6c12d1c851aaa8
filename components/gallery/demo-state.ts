export interface DemoState {
  /** Which pair is shown. */
  index: number;
  /** The picture has been made over. */
  made: boolean;
  /** How many pairs there are. */
  count: number;
}

/** A press makes the photo over; on a made one it brings the next photo. `make` does the first only. */
export function demoReducer(state: DemoState, action: 'press' | 'make'): DemoState {
  if (!state.made) return { ...state, made: true };
  if (action === 'make') return state;
  return { ...state, index: (state.index + 1) % Math.max(1, state.count), made: false };
}
