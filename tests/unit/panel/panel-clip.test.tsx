// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { FakeStudio } from './fake-studio';
import {
  clip,
  disabled,
  find,
  hand,
  host,
  maybe,
  open,
  photo,
  press,
  status,
  wait,
} from './harness';
import { inkLook, paintLook, plainLook } from './samples';

// what a press by hand is: jsdom marks every event of a script as untrusted, as browsers do
vi.mock('@/components/panel/trusted', async (original) => {
  const real = await original<typeof import('@/components/panel/trusted')>();
  return {
    trusted: (action: (event: never) => void) =>
      hand.real ? (event: never) => action(event) : real.trusted(action),
  };
});

describe('panel with a clip', () => {
  async function openClip(seconds = 600) {
    const studio = new FakeStudio([clip]);
    studio.seconds = seconds;
    studio.looks = [paintLook, inkLook, plainLook];
    HTMLMediaElement.prototype.play = async () => undefined;
    HTMLMediaElement.prototype.pause = () => undefined;
    await open(studio);
    await wait(300);
    return studio;
  }

  it('opens the clip of the post, and makes nothing until it is wanted', async () => {
    const studio = await openClip();
    expect(studio.calls).toEqual(['read c']);
    expect(studio.makings).toHaveLength(0);
    expect(status()).toBe('It is made when you put it in, keep it or download it.');
    for (const name of ['Put it in the post', 'Keep for me', 'Download'])
      expect(disabled(name), name).toBe(false);
    await press('Plain', 'radio');
    await wait(1000);
    expect(studio.makings).toHaveLength(0);
  });

  it('offers the looks that hold still, and says why others are missing', async () => {
    await openClip();
    const names = [...find('radiogroup', 'Looks').querySelectorAll('[role=radio]')];
    expect(names.map((each) => each.getAttribute('aria-label'))).toEqual(['Sample ink', 'Plain']);
    expect(host.textContent).toContain('One look is for photos only.');
    expect(maybe('radiogroup', 'Make it a')).toBeUndefined();
    expect(maybe('button', 'Bring back by brush')).toBeUndefined();
  });

  it('makes it at Put, tells how far and how long, and puts it in', async () => {
    const studio = await openClip();
    await press('Put it in the post');
    await wait(0);
    expect(studio.makings[0]?.request).toMatchObject({ as: 'clip', trim: { from: 0, to: 140 } });
    expect(status()).toContain('Making the clip…');
    for (let part = 1; part <= 8; part++) {
      await wait(1000);
      await act(async () => studio.makings[0]?.progress(part / 16));
    }
    expect(status()).toContain('Making the clip… 50%, a few seconds left.');
    expect(status()).toContain('It goes into the post as soon as it is ready.');
    await act(async () => void studio.makings[0]?.finish());
    await wait(0);
    expect(studio.calls).toEqual(['read c', 'put made-1 c']);
    expect(status()).toMatch(/^It is in your post\./);
    await press('Undo');
    await wait(0);
    expect(status()).toBe('Your own clip is back in the post.');
  });

  it('is kept when it is ready where Keep was pressed, and not made again for Download', async () => {
    const studio = await openClip();
    await press('Keep for me');
    await wait(0);
    await act(async () => void studio.makings[0]?.finish());
    await wait(0);
    expect(status()).toBe('Kept in your gallery.');
    await press('Download');
    await wait(0);
    expect(studio.calls).toEqual(['read c', 'keep made-1', 'download made-1']);
    expect(studio.makings).toHaveLength(1);
  });

  it('is made anew after a change, and not when the change is taken back', async () => {
    const studio = await openClip();
    await press('See the whole clip');
    await wait(0);
    await act(async () => void studio.makings[0]?.finish());
    await press('Plain', 'radio');
    await wait(300);
    expect(status()).toContain('It is made when');
    await press('Sample ink', 'radio');
    await wait(300);
    expect(status()).toBe('Ready');
    expect(host.querySelector('video[src]')).toBeTruthy();
    expect(studio.makings).toHaveLength(1);
  });

  it('stops at Cancel and is as before, with nothing put in', async () => {
    const studio = await openClip();
    await press('Put it in the post');
    await wait(0);
    await press('Cancel');
    expect(studio.makings[0]?.signal.aborted).toBe(true);
    expect(status()).toContain('It is made when');
    await press('Put it in the post');
    await wait(0);
    expect(studio.makings).toHaveLength(2);
  });

  it('takes a part of it by two handles with keys, warns of what only some may post', async () => {
    const studio = await openClip();
    const handle = (name: string) =>
      host.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
    expect(handle('Ends at')?.getAttribute('aria-valuetext')).toBe('2:20.0');
    expect(host.textContent).toContain('X takes clips of up to 2:20.');
    const slide = async (name: string, to: number) => {
      const input = handle(name);
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      await act(async () => {
        set?.call(input, String(to));
        input?.dispatchEvent(new Event('input', { bubbles: true }));
      });
    };
    await slide('Ends at', 200);
    expect(host.textContent).toContain('Some accounts on X can post more than 2:20.');
    const before = studio.previewed.length;
    for (const at of [90, 130, 150]) await slide('Begins at', at);
    await wait(500);
    // The looks are shown on the frame that the part begins with, once the hand rests.
    const later = studio.previewed.slice(before).filter((requests) => requests.length > 1);
    expect(later.map((requests) => requests.map(({ at }) => at))).toEqual([[150, 150]]);
    expect(studio.previewed[0]?.every(({ at }) => at === undefined)).toBe(true);
    await press('Put it in the post');
    await wait(0);
    expect(studio.makings[0]?.request.trim).toEqual({ from: 150, to: 200 });
  });

  it('says so where this browser makes no clips', async () => {
    const studio = new FakeStudio([clip]);
    studio.clips = false;
    await open(studio);
    await wait(300);
    expect(host.textContent).toContain('This browser cannot make clips');
    for (const name of ['Put it in the post', 'Keep for me', 'Download'])
      expect(disabled(name), name).toBe(true);
  });
});

describe('colours from a picture', () => {
  it('go with the look that takes them, and away again', async () => {
    const studio = new FakeStudio([photo]);
    studio.looks = [paintLook, plainLook];
    await open(studio, 'page');
    const chosen = new File(['x'], 'x.png', { type: 'image/png' });
    const click = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (
      this: HTMLInputElement,
    ) {
      Object.defineProperty(this, 'files', { value: [chosen] });
      this.dispatchEvent(new Event('change'));
    });
    await press('Choose a picture');
    click.mockRestore();
    await wait(300);
    expect(studio.makings.at(-1)?.request.palette).toEqual(['#102030', '#a0b0c0']);
    expect(host.querySelectorAll('.ui-swatches rect')).toHaveLength(2);
    await press('Plain', 'radio');
    await wait(300);
    expect(studio.makings.at(-1)?.request.palette).toBeUndefined();
    await press('Paint', 'radio');
    await press('Remove these colours');
    await wait(300);
    expect(studio.makings.at(-1)?.request.palette).toBeUndefined();
  });
});
