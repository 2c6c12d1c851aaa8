// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { MimError } from '@/utils/lib/errors';
import { FakeStudio } from './fake-studio';
import {
  clip,
  disabled,
  find,
  hand,
  host,
  key,
  maybe,
  open,
  photo,
  press,
  ready,
  status,
  wait,
} from './harness';

// what a press by hand is: jsdom marks every event of a script as untrusted, as browsers do
vi.mock('@/components/panel/trusted', async (original) => {
  const real = await original<typeof import('@/components/panel/trusted')>();
  return {
    trusted: (action: (event: never) => void) =>
      hand.real ? (event: never) => action(event) : real.trusted(action),
  };
});

describe('panel', () => {
  it('reads the first photo by itself and makes the first look of it', async () => {
    const studio = new FakeStudio([photo, clip]);
    await ready(studio);
    expect(studio.calls).toEqual(['read a']);
    expect(studio.makings).toHaveLength(1);
    expect(studio.makings[0]?.request).toMatchObject({ look: 'sample-ink', as: 'photo', keep: 0 });
    expect(status()).toBe('Ready');
    expect(disabled('Put it in the post')).toBe(false);
  });

  it('invites when there is nothing, and opens a photo that comes into the draft later', async () => {
    const studio = new FakeStudio();
    await open(studio);
    expect(maybe('radiogroup', 'Looks')).toBeUndefined();
    expect(host.querySelector('input[type=file]')?.getAttribute('accept')).toBe('image/*,video/*');
    await act(async () => studio.change({ items: [photo] }));
    await wait(0);
    expect(find('radiogroup', 'Looks')).toBeTruthy();
    expect(studio.calls).toEqual(['read a']);
  });

  it('has every handle', async () => {
    const studio = new FakeStudio([photo, { ...photo, id: 'b', position: 2 }]);
    await ready(studio);
    find('list', 'In this post');
    const group = find('radiogroup', 'Looks');
    expect(group.querySelectorAll('[role=radio]')).toHaveLength(2);
    const make = find('radiogroup', 'Make it a');
    const names = [...make.querySelectorAll('[role=radio]')].map((each) => each.textContent);
    expect(names).toEqual(['Photo', 'Reveal clip', 'Moving photo']);
    expect(find('button', 'Use with one click').getAttribute('aria-pressed')).toBe('false');
    for (const name of [
      'Choose a photo or clip',
      'Again',
      'Surprise me',
      'Keep for me',
      'Download',
    ])
      find('button', name);
    for (const name of ['Close', 'Open gallery', 'Compare', 'Bring back by brush'])
      find('button', name);
    const slider = [...host.querySelectorAll('label')].find(
      ({ textContent }) => textContent === 'How much of me stays',
    );
    expect(slider?.control?.getAttribute('type')).toBe('range');
  });

  it('makes once when things settle, and cancels what it was making', async () => {
    const studio = new FakeStudio([photo]);
    await open(studio);
    await wait(250);
    await press('Plain', 'radio');
    expect(studio.makings[0]?.signal.aborted).toBe(true);
    await press('Sample ink', 'radio');
    await press('Plain', 'radio');
    await wait(249);
    expect(studio.makings).toHaveLength(1);
    await wait(1);
    expect(studio.makings).toHaveLength(2);
    expect(studio.makings[1]?.request.look).toBe('sample-plain');
  });

  it('says nothing of quick work; of slow work it shows progress, with Cancel', async () => {
    const studio = new FakeStudio([photo]);
    await open(studio);
    await wait(500);
    expect(status()).toBe('');
    await wait(100);
    await act(async () => studio.makings[0]?.progress(0.5));
    expect(status()).toBe('Making it… 50%');
    await press('Cancel');
    expect(studio.makings[0]?.signal.aborted).toBe(true);
    expect(status()).toBe('Stopped.');
    await press('Try again');
    await wait(250);
    expect(studio.makings).toHaveLength(2);
  });

  it('puts as soon as the result is ready when pressed before', async () => {
    const studio = new FakeStudio([photo]);
    await open(studio);
    await wait(250);
    await press('Put it in the post');
    expect(studio.calls).toEqual(['read a']);
    expect(status()).toContain('as soon as it is ready');
    await act(async () => void studio.makings[0]?.finish());
    await wait(0);
    expect(studio.calls).toEqual(['read a', 'put made-1 a']);
    expect(status()).toMatch(/^It is in your post\./);
    expect(disabled('Put it in the post')).toBe(true);
    await press('Undo');
    await wait(0);
    expect(studio.calls.at(-1)).toBe('undo');
    expect(status()).toBe('Your own photo is back in the post.');
    expect(disabled('Put it in the post')).toBe(false);
  });

  it('waits for the user where the composer takes no files, then goes on', async () => {
    const studio = new FakeStudio([photo]);
    studio.outcome = { state: 'held', reason: 'step-back' };
    await ready(studio);
    await press('Put it in the post');
    await wait(0);
    expect(status()).toBe('Go back one step in X and we will put it in.');
    await act(async () => studio.arrive());
    expect(status()).toMatch(/^It is in your post\./);
  });

  it('names the file when it had to be saved', async () => {
    const studio = new FakeStudio([photo]);
    studio.outcome = { state: 'saved', fileName: 'mine.jpg' };
    await ready(studio);
    await press('Put it in the post');
    await wait(0);
    expect(status()).toMatch(/saved as mine\.jpg\./);
    await act(async () => studio.arrive());
    expect(status()).toMatch(/^It is in your post\./);
  });

  it('tells an error in an alert and tries again', async () => {
    const studio = new FakeStudio([photo]);
    await open(studio);
    await wait(250);
    await act(async () => studio.makings[0]?.fail(new MimError('out-of-memory')));
    expect(host.querySelector('[role="alert"]')?.textContent).toMatch(/memory/);
    await press('Try again');
    await wait(250);
    await act(async () => void studio.makings[1]?.finish());
    expect(host.querySelector('[role="alert"]')).toBeNull();
    expect(status()).toBe('Ready');
  });

  it('tells when the photo of the post cannot be read, and does not try over and over', async () => {
    const studio = new FakeStudio([photo]);
    studio.readItem = async () => {
      studio.calls.push('read');
      throw new MimError('source-unreadable');
    };
    await open(studio);
    expect(host.querySelector('[role="alert"]')?.textContent).toMatch(/could not be read/);
    await press('Dismiss');
    await wait(0);
    expect(studio.calls).toEqual(['read']);
    expect(host.querySelector('[role="alert"]')).toBeNull();
    find('button', 'Choose a photo or clip');
  });

  it('does nothing of consequence for a press that no hand made', async () => {
    hand.real = false;
    const studio = new FakeStudio([photo]);
    await ready(studio);
    for (const name of ['Put it in the post', 'Keep for me', 'Download', 'Use with one click'])
      await press(name);
    await wait(0);
    expect(studio.calls).toEqual(['read a']);
  });

  it('walks the looks by arrow keys with one tab stop, and chooses what it walks to', async () => {
    const studio = new FakeStudio([photo]);
    await open(studio, 'beside', true);
    const ink = find('radio', 'Sample ink');
    expect(document.activeElement).toBe(ink);
    await key(ink, 'ArrowRight');
    const plain = find('radio', 'Plain');
    expect(document.activeElement).toBe(plain);
    expect([plain.ariaChecked ?? plain.getAttribute('aria-checked'), plain.tabIndex]).toEqual([
      'true',
      0,
    ]);
    expect(find('radio', 'Sample ink').tabIndex).toBe(-1);
  });

  it('keeps its keys to itself; Escape puts the brush away first, then closes', async () => {
    const studio = new FakeStudio([photo]);
    await ready(studio);
    const outside = vi.fn();
    document.body.addEventListener('keydown', outside);
    await press('Bring back by brush');
    await key(find('radio', 'Plain'), 'Escape');
    expect(studio.calls).not.toContain('close');
    find('button', 'Bring back by brush');
    await key(find('radio', 'Plain'), 'n');
    await key(find('radio', 'Plain'), 'Escape');
    expect(studio.calls.at(-1)).toBe('close');
    expect(outside).not.toHaveBeenCalled();
    document.body.removeEventListener('keydown', outside);
  });

  it('makes a clip by itself where only clips are taken, and says why a photo cannot go in', async () => {
    const composer = {
      platform: 'tiktok',
      platformLabel: 'TikTok',
      surface: 'upload',
      takes: ['clip'],
    } as const;
    const studio = new FakeStudio([photo], composer);
    await ready(studio);
    expect(studio.makings[0]?.request).toMatchObject({ as: 'reveal', transition: 'wipe' });
    await press('Photo', 'radio');
    await wait(250);
    await act(async () => void studio.makings.at(-1)?.finish());
    expect(disabled('Put it in the post')).toBe(true);
    expect(host.textContent).toContain('TikTok takes clips here.');
    expect(disabled('Download')).toBe(false);
  });

  it('has no Put in the gallery, and keeps there', async () => {
    const studio = new FakeStudio([photo], null);
    await open(studio, 'page');
    await wait(250);
    await act(async () => void studio.makings[0]?.finish());
    expect(maybe('button', 'Put it in the post')).toBeUndefined();
    await press('Keep for me');
    await wait(0);
    expect(studio.calls.at(-1)).toBe('keep made-1');
    expect(status()).toBe('Kept in your gallery.');
  });

  it('marks the look of one click and takes the mark away again', async () => {
    const studio = new FakeStudio([photo]);
    await ready(studio);
    await press('Use with one click');
    expect(find('button', 'Use with one click').getAttribute('aria-pressed')).toBe('true');
    expect(find('radio', 'Sample ink').getAttribute('aria-description')).toBe(
      'used with one click',
    );
    await press('Use with one click');
    expect(studio.calls.slice(-2)).toEqual(['favourite sample-ink', 'favourite null']);
  });
});
