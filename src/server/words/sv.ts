// Swedish words of what the server sends: push messages and letters.
import type { Words } from './fi.ts';

export const words: Words = {
  meetingAnnounced: 'Nytt möte',
  meetingChanged: 'Mötets uppgifter har ändrats',
  meetingCancelled: 'Mötet är inställt',
  meetingDayBefore: 'Mötet är i morgon',
  meetingHourBefore: 'Mötet börjar om en timme',
  minutesPublished: 'Mötets protokoll är publicerat',
  ideaAnswered: 'Din idé har fått ett svar',
  ideaCommented: 'Din idé har kommenterats',
  ideaVoted: 'Rösterna om din idé är räknade',
  kehraInvited: 'Du är inbjuden till Kehrä',
  open: 'Öppna i Kehrä',
  several_one: '{count} ny avisering',
  several_other: '{count} nya aviseringar',
  hello: 'Hej,',
  why: 'Du får det här meddelandet för att du har bett att få Kehräs aviseringar per e-post.',
  leave: 'Jag vill inte ha fler av de här meddelandena',
  testTitle: 'Aviseringarna fungerar',
  testText: 'Det här är en provavisering som du bad om.',
  proveSubject: 'Bekräfta din e-postadress',
  proveText:
    'Någon, troligen du, vill få Kehräs aviseringar till den här adressen. Om det var du, bekräfta adressen.',
  proveElse: 'Om du inte bad om det här behöver du inte göra någonting. Länken gäller i ett dygn.',
  prove: 'Bekräfta adressen',
  returnSubject: 'Kom tillbaka till Kehrä',
  returnText:
    'Någon, troligen du, vill använda Kehrä på en annan telefon. Öppna länken på den telefonen: dina idéer och ditt stöd finns sedan också där.',
  returnElse:
    'Om du inte bad om det här, öppna inte länken och ge den inte till andra. Den gäller i en timme.',
  returnHere: 'Fortsätt på den här telefonen',
};
