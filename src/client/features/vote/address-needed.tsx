// What somebody needs who has no proven e-mail address yet, in a vote that asks for one: the ballot waits as a draft.
import { t } from '../../i18n/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/screen.tsx';

/** Says so, and leads to where an address is given. */
export function AddressNeeded() {
  return (
    <Card>
      <Stack gap="m">
        <p>{t('ballot.addressNeeded')}</p>
        <LinkButton look="primary" icon="edit" href="/notices/settings">
          {t('ballot.giveAddress')}
        </LinkButton>
      </Stack>
    </Card>
  );
}
