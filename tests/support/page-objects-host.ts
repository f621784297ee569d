// What a host does and sees, by the words of her screens.
import type { Locator } from 'playwright-core';
import type { Phone } from './browser.ts';
import { button, field, heading, link, open, told } from './page-objects.ts';

/** Becomes host by a one-time link. */
export async function acceptInvite(host: Phone, path: string): Promise<void> {
  await open(host, path);
  await button(host, 'invite.accept').click();
  await host.page.getByText(told(host, 'invite.done')).first().waitFor();
  await link(host, 'invite.goOn').click();
  await heading(host, told(host, 'host.title')).waitFor();
}

/** Opens the first area from the host's desk. */
export async function openArea(host: Phone, name: string): Promise<void> {
  await button(host, 'host.newArea').click();
  await field(host, 'host.name').fill(name);
  await button(host, 'act.save').click();
  await button(host, 'host.openMeeting').waitFor();
}

export async function addTheme(host: Phone, name: string): Promise<void> {
  await button(host, 'host.newTheme').click();
  await field(host, 'host.name').fill(name);
  await button(host, 'act.save').click();
  await button(host, 'host.editTheme', { theme: name }).waitFor();
}

/** Opens a meeting from the desk; ends on its evening. */
export async function openMeeting(host: Phone, name: string): Promise<string> {
  await button(host, 'host.openMeeting').click();
  await field(host, 'host.meetingName').fill(name);
  await button(host, 'host.openMeeting').click();
  await heading(host, name).waitFor();
  return host.page.url().split('/').at(-1) ?? '';
}

/** Takes the one big step of the evening. */
export async function takeStep(host: Phone, step: 'ideas' | 'grouping' | 'results'): Promise<void> {
  await button(host, `host.next.${step}`).click();
  await button(host, `host.next.${step}`).waitFor({ state: 'detached' });
}

export async function closeMeeting(host: Phone): Promise<void> {
  await button(host, 'host.next.close').click();
  await host.page
    .getByRole('dialog')
    .getByRole('button', { name: told(host, 'host.next.close') })
    .click();
  await button(host, 'host.reopen').waitFor();
}

/** The row of an idea on the board of the evening. */
export const boardRow = (host: Phone, title: string): Locator =>
  host.page.getByRole('listitem', { name: title, exact: true });

/** Shows all ideas of the evening on the board. */
export async function showAll(host: Phone): Promise<void> {
  const name = new RegExp(`^${told(host, 'host.viewNewest', { count: '' })}`);
  await host.page.getByRole('radio', { name }).check({ force: true });
}

/** Puts an idea under a theme. */
export async function group(host: Phone, title: string, theme: string): Promise<void> {
  const themes = host.page.getByRole('group', { name: told(host, 'host.themeFor', { title }) });
  await themes.getByRole('button', { name: theme }).click();
}

/** Merges two ideas, keeping the words of the first. */
export async function merge(host: Phone, keep: string, other: string): Promise<void> {
  await button(host, 'host.mergeOf', { title: keep }).click();
  const sheet = host.page.getByRole('dialog');
  await sheet.getByRole('searchbox').fill(other);
  await sheet.getByRole('button', { name: other, exact: true }).click();
  await sheet.getByRole('radio', { name: new RegExp(`^${keep}`) }).check({ force: true });
  await sheet.getByRole('button', { name: told(host, 'host.mergeDo') }).click();
  await boardRow(host, other).waitFor({ state: 'detached' });
}

export async function hide(host: Phone, title: string, reason: string): Promise<void> {
  await button(host, 'host.hideOf', { title }).click();
  await field(host, 'host.hideWhy').fill(reason);
  await host.page
    .getByRole('dialog')
    .getByRole('button', { name: told(host, 'host.hide'), exact: true })
    .click();
  await boardRow(host, title).waitFor({ state: 'detached' });
}

export type PaperNote = { readonly title: string; readonly table: string };

/** Types in paper notes by the keyboard alone. */
export async function capture(host: Phone, notes: readonly PaperNote[]): Promise<void> {
  await link(host, 'host.toCapture').click();
  await heading(host, told(host, 'capture.title')).waitFor();
  for (const { title, table } of notes) {
    await field(host, 'capture.table').fill(table);
    await field(host, 'capture.headline').fill(title);
    await field(host, 'capture.headline').press('Enter');
    await button(host, 'capture.withdraw', { title }).waitFor();
  }
}
