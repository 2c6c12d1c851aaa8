import { useEffect, useState } from 'react';

/** Rest before a value counts, in milliseconds: long enough not to follow a hand that still moves. */
const REST_MS = 250;

/** A value once it has stayed the same for a moment; at once where it is of another `owner`. */
export function useRested(value: number, owner: unknown): number {
  const [rested, rest] = useState({ value, owner });
  useEffect(() => {
    if (rested.value === value && rested.owner === owner) return;
    const timer = setTimeout(() => rest({ value, owner }), rested.owner === owner ? REST_MS : 0);
    return () => clearTimeout(timer);
  }, [value, owner, rested]);
  return rested.owner === owner ? rested.value : value;
}
