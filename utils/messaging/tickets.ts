import { browser } from 'wxt/browser';

/** A ticket lives this long, in milliseconds. */
const TICKET_MS = 60_000;
const TICKETS = 'tickets';
const SESSIONS = 'sessions';
/** Sessions kept at most; the oldest go first. */
const MAX_SESSIONS = 200;

interface Ticket {
  tabId: number;
  expires: number;
}

/** 128 random bits as 32 hex digits. */
function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function read<T>(key: string): Promise<Record<string, T>> {
  const stored = await browser.storage.session.get(key);
  return { ...(stored[key] as Record<string, T> | undefined) };
}

/** The very frame a session belongs to; `documentId` where the browser tells it. */
interface Session {
  tabId: number;
  documentId?: string;
}

let chain: Promise<unknown> = Promise.resolve();
/** One change at a time, so that a ticket is never redeemed twice. */
function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const next = chain.then(change, change);
  chain = next.catch(() => undefined);
  return next;
}

/** A one-time ticket for the frame that is about to open in this tab. */
export function mintTicket(tabId: number, now = Date.now()): Promise<string> {
  return inTurn(async () => {
    const tickets = await read<Ticket>(TICKETS);
    for (const [key, { expires }] of Object.entries(tickets)) {
      if (expires < now) delete tickets[key];
    }
    const ticket = randomHex();
    tickets[ticket] = { tabId, expires: now + TICKET_MS };
    await browser.storage.session.set({ [TICKETS]: tickets });
    return ticket;
  });
}

/** Turns a ticket into a session, once, for the tab it was minted for; `null` refuses. */
function redeemTicket(ticket: string, frame: Session, now = Date.now()): Promise<string | null> {
  return inTurn(async () => {
    const tickets = await read<Ticket>(TICKETS);
    const found = Object.hasOwn(tickets, ticket) ? tickets[ticket] : undefined;
    delete tickets[ticket];
    await browser.storage.session.set({ [TICKETS]: tickets });
    if (!found || found.tabId !== frame.tabId || found.expires < now) return null;
    const sessions = await read<Session>(SESSIONS);
    const kept = Object.entries(sessions).slice(-MAX_SESSIONS + 1);
    const session = randomHex();
    await browser.storage.session.set({
      [SESSIONS]: Object.fromEntries([...kept, [session, frame]]),
    });
    return session;
  });
}

/** True when this session was opened by this frame and the browser has run since. */
async function knowsSession(session: string, frame: Session): Promise<boolean> {
  const sessions = await read<Session>(SESSIONS);
  const found = Object.hasOwn(sessions, session) ? sessions[session] : undefined;
  return found?.tabId === frame.tabId && found.documentId === frame.documentId;
}

/**
 * Answers the workshop: a ticket becomes a session of the frame that brought it, a known session
 * stays one for that frame, anything else is refused.
 */
export async function admit(args: {
  ticket?: string;
  session?: string;
  tabId: number;
  documentId?: string;
}): Promise<{ session: string } | null> {
  const { ticket, session, tabId, documentId } = args;
  const frame: Session = documentId === undefined ? { tabId } : { tabId, documentId };
  if (ticket !== undefined) {
    const opened = await redeemTicket(ticket, frame);
    return opened === null ? null : { session: opened };
  }
  if (session === undefined) return null;
  return (await knowsSession(session, frame)) ? { session } : null;
}
