// What the pictures of meetings need: a series to come of which one is cancelled, and published minutes.
import type { Page } from 'playwright-core';

const DAY_MS = 86_400_000;
const clock = (days: number, time: string): string =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T${time}`;

/** Opens the form of a new meeting and fills it in as a series, whatever the language. */
export async function fillSeries(page: Page): Promise<void> {
  await page.locator('main section').first().getByRole('button').first().click();
  const form = page.locator('form');
  await form
    .getByRole('textbox')
    .first()
    .fill('Kehrän kokous: Koivuharjun kaupunginosayhdistysten yhteistyö');
  await form.locator('select').first().selectOption({ index: 3 });
  await form.locator('input[type=datetime-local]').nth(0).fill(clock(12, '18:00'));
  await form.locator('input[type=datetime-local]').nth(1).fill(clock(12, '20:00'));
  await form.locator('select').nth(1).selectOption({ index: 2 });
  await form.locator('input[inputmode=numeric]').nth(1).fill('3');
}

/** Opens the series in Finnish, cancels its last meeting and says that one comes to the first; answers the first's id. */
export async function openSeries(page: Page, address: string, hostedId: string): Promise<string> {
  await page.goto(`${address}/host`);
  await fillSeries(page);
  await page.getByLabel('Paikka', { exact: true }).fill('Koivuharjun koulun ruokasali, Koivukuja 3');
  await page.getByLabel('Paikkoja').fill('40');
  await page
    .getByLabel('Ohjelma')
    .fill('18.00 Kahvit\n18.15 Ideat, joita on eniten kannatettu\n19.30 Mitä seuraavaksi');
  await page.getByRole('button', { name: 'Lisää aineisto' }).click();
  await page.getByLabel('Aineiston nimi').fill('Kaavaluonnoksen kartta');
  await page.getByLabel('Aineiston linkki').fill('https://www.example.org/koivuharju/kartta.pdf');
  await page.getByRole('button', { name: 'Avaa 3 kokousta' }).click();
  const cards = page.getByRole('listitem').filter({ hasText: 'Tulossa' });
  await cards.nth(2).waitFor();
  const first = await cards.first().getByRole('link').getAttribute('href');
  await cards.nth(2).getByRole('link').click();
  await page.getByRole('button', { name: 'Peru kokous' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Koululla on vesivahinko.');
  await page.getByRole('dialog').getByRole('button', { name: 'Peru kokous' }).click();
  await page.getByText('Kokous on peruttu').waitFor();
  await page.goto(`${address}/host/${hostedId}/minutes`);
  await page
    .getByRole('textbox')
    .fill(
      'Läsnä oli 34 asukasta, kolme yrittäjää ja kaupungin kaavoittaja.\n\nPuhuttiin eniten koulun pihasta. ' +
        'Sovittiin, että kaupunki selvittää valaistuksen hinnan ja yhdistys kysyy talkooväkeä.\n\nSeuraava kokous pidetään koululla.',
    );
  await page.getByRole('button', { name: 'Julkaise muistio' }).click();
  await page.getByRole('link', { name: 'Lue muistio' }).waitFor();
  return (first ?? '').split('/').at(-1) ?? '';
}

/** Tries to cancel without a reason. */
export async function askCancel(page: Page): Promise<void> {
  await page.locator('header').getByRole('button').last().click();
  await page.getByRole('dialog').locator('button[type=submit]').click();
}

/** Says that she is coming, if she has not yet. */
export async function come(page: Page): Promise<void> {
  const yes = page.getByRole('button', { name: /^(Olen tulossa|Jag kommer|I am coming)$/ });
  const no = page.getByRole('button', {
    name: /^(En tulekaan|Jag kommer ändå inte|I am not coming after all)$/,
  });
  await yes.or(no).waitFor();
  if (await yes.isVisible()) await yes.click();
}
