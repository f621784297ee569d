// How messages leave a server, as it is configured: letters to a mail server or into a folder, push messages to browsers.
import type { Config } from './config.ts';
import { folderMail } from './mail/folder-mail.ts';
import { smtpMail } from './mail/smtp-mail.ts';
import type { Clock, Mail, Push } from './ports.ts';
import { isLoopback, isPublicAddress } from './push/public-address.ts';
import { type WebPushOptions, webPushes } from './push/web-push.ts';

/** `letters` is the folder for what no mail server takes. */
export function waysOut(
  { smtp, mailFrom, contact, hasLocalPush }: Config,
  letters: string,
  keys: WebPushOptions['keys'],
  clock: Clock,
): { readonly mail: Mail; readonly push: Push } {
  return {
    mail: smtp === undefined ? folderMail(letters, mailFrom) : smtpMail({ server: smtp, from: mailFrom }),
    push: webPushes({ keys, contact, clock, mayReach: hasLocalPush ? isLoopback : isPublicAddress }),
  };
}
