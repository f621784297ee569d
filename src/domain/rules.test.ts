// Random evenings against the model: every rule, every reason to refuse, on rows in memory.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { differences } from '../../tests/sim/compare-model.ts';
import { drawDeed, plain } from '../../tests/sim/deeds.ts';
import { newCodes } from '../../tests/sim/deeds-rounds.ts';
import { Model } from '../../tests/sim/model.ts';
import { COMMAND_TYPES } from '../../tests/sim/model-args.ts';
import { type Deed, type Doer, hex, Pools } from '../../tests/sim/pools.ts';
import { type KeptRow, RuleRows } from '../../tests/sim/rule-rows.ts';
import { type Seeded, seeded } from '../../tests/support/seeded.ts';
import { marksIn } from '../../tests/support/texts.ts';
import { BROUGHT_KINDS } from './bring.ts';
import { Command } from './command.ts';
import { Delivery } from './delivery.ts';
import { EVERY_RULE, WHOLE_BOOK } from './every-rule.ts';
import { AreaId, MemberId, SITE, uuidv7 } from './ids.ts';
import { areaStream, deskStream, meStream } from './kind.ts';
import { MailKey } from './mailbox.ts';
import { MemberLink } from './phone-link.ts';
import { REJECT_CODES } from './reject.ts';
import { roleId } from './role.ts';
import type { Act, Decision } from './rule.ts';

const RUNS = 2000;
const START = Date.parse('2026-11-21T16:00:00.000Z');
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Kinds that everybody may read. */
const PUBLIC = new Set(
  'area theme meeting joinCode idea comment tally round candidateTitle ballotLog result minutes seat'.split(
    ' ',
  ),
);

const id = (number: number): string =>
  uuidv7(
    START,
    Uint8Array.from({ length: 16 }, () => number),
  );
const AREAS = [id(1), id(2)];
const MEMBERS = [id(11), id(12), id(13), id(14), id(15)].map((text) => v.parse(MemberId, text));
const [siteHost = MEMBERS[0], areaHost = MEMBERS[0]] = MEMBERS;

type Evening = { rows: RuleRows; model: Model; pools: Pools; now: number; steps: number };

/** Two areas, five people, two of them hosts; the rest happens. */
function evening(): Evening {
  const made: Evening = {
    rows: new RuleRows(),
    model: new Model(),
    pools: new Pools(),
    now: START,
    steps: 0,
  };
  const since = new Date(START).toISOString();
  const roles = [
    { scope: SITE, member: siteHost },
    { scope: v.parse(AreaId, AREAS[0]), member: areaHost },
  ] as const;
  for (const { scope, member } of roles) {
    if (member === undefined) throw new Error('no member');
    const row = { kind: 'role', id: roleId(scope, member), scope, memberId: member, role: 'host', since };
    made.rows.write([{ stream: meStream(member), kind: 'role', id: row.id, row }]);
    made.model.hosts.add(row.id);
  }
  made.pools.areas.push(...AREAS);
  made.pools.members.push(...MEMBERS);
  made.pools.sameAgain = 0.05;
  for (const area of AREAS) {
    does(made, 0, { type: 'area.create', v: 1, areaId: area, args: { name: { fi: 'Alue' } } }, seeded(area));
  }
  return made;
}

const codesSeen = new Set<string>();
const typesDone = new Set<string>();

/** One command: judged by server, model and phones, done, and done again. */
function does(at: Evening, who: number, deed: Deed, random: Seeded, pause = HOUR * 8): void {
  const member = MEMBERS[who % MEMBERS.length];
  if (member === undefined) throw new Error('no member');
  at.now += random.int(deed.type.startsWith('link.') ? HOUR / 12 : pause);
  at.pools.now = at.now;
  at.steps += 1;
  const now = new Date(at.now).toISOString();
  const about = String(deed.args.ideaId ?? '');
  const isStale = deed.type === 'idea.edit' && random.chance(0.2);
  const base = at.rows.revision('idea', about) - (isStale ? 1 : 0);
  // Some were done long before they were sent.
  const sent = new Date(at.now - (random.chance(0.3) ? random.int(HOUR * 12) : 0)).toISOString();
  const command = v.parse(Command, { ...deed, id: uuidv7(at.now, random.bytes(16)), seq: 1, at: sent, base });
  const fresh = Buffer.from(random.bytes(32)).toString('hex');
  const act: Act = { member, scope: command.areaId, lane: 0, now, at: sent, base, fresh };

  const decision = at.rows.judge(command, act, true);
  const judged = at.model.tell({ ...deed, member, now, at: command.at, isStale, fresh });
  agrees(decision, judged, deed);
  phonesAreNoStricter(at, command, act, decision, random);
  // Most of what is done next is done to rounds that there are.
  if (decision.verdict === 'rejected' && deed.type === 'round.open') at.pools.rounds.pop();
  if (decision.verdict === 'rejected') {
    at.rows.write(decision.changes ?? []);
    return;
  }
  typesDone.add(deed.type);
  at.pools.mailKeys.push(...linksIn(decision));
  for (const { kind, id: name, row } of decision.changes) {
    const letter = kind === Delivery.name && row !== null ? v.parse(Delivery.schema, row).say : undefined;
    if (letter?.task === 'return') at.pools.linkSecrets.push(letter.key);
    if (kind === MemberLink.name) at.pools.linked.push(name);
    if (row !== null && BROUGHT_KINDS.some((brought) => brought === kind))
      at.pools.had.push({ kind, id: name });
  }
  staysInItsStreams(decision, act, deed.type);
  at.rows.write(decision.changes);
  doneTwiceIsDoneOnce(at, command, act);
}

/** The secrets of letters that were written just now. */
const linksIn = ({ changes }: Extract<Decision, { verdict: 'ok' }>): string[] =>
  changes.filter(({ kind, row }) => kind === MailKey.name && row !== null).map(({ id }) => id);

function agrees(decision: Decision, judged: ReturnType<Model['tell']>, deed: Deed): void {
  const told = `${deed.type} ${JSON.stringify(deed.args).slice(0, 300)}`;
  if (decision.verdict === 'rejected') {
    codesSeen.add(decision.code);
    expect([...judged.codes], told).toContain(decision.code);
    return;
  }
  if (judged.codes.size > 0) {
    expect(judged.isDone, `${told} was accepted against ${[...judged.codes]}`).toBe(true);
    expect(decision.changes, told).toEqual([]);
  }
}

/** With all rows or some, and a clock that is wrong, a phone refuses only what the server refuses too. */
function phonesAreNoStricter(
  at: Evening,
  command: Command,
  act: Act,
  decision: Decision,
  random: Seeded,
): void {
  const skewed = { ...act, now: new Date(at.now + (random.next() - 0.5) * 4 * HOUR).toISOString() };
  const share = random.pick([1, 1, 0.7, 0.3]);
  const salt = random.int(1000);
  const has = (name: string) => share === 1 || seeded(`${salt}${name}`).chance(share);
  const guess = at.rows.judge(command, skewed, false, has);
  if (guess.verdict === 'ok') return;
  // What the server has done already, a phone that lacks the row may take for wrong: nothing is lost by it.
  if (share !== 1 && decision.verdict === 'ok' && decision.changes.length === 0) return;
  expect(decision.verdict, `a phone refuses ${command.type} with ${guess.code}`).toBe('rejected');
}

function staysInItsStreams(decision: Decision, act: Act, type: string): void {
  if (decision.verdict === 'rejected') return;
  for (const { stream, kind } of decision.changes) {
    const home = stream.split('/')[0];
    expect(home === 'area', `${kind} in ${stream}`).toBe(PUBLIC.has(kind));
    // An invite says itself where it is valid, a row that comes along where it is.
    if (/^(me|box|post|audit)$/.test(home ?? '') || /^(invite.accept|link.bring)$/.test(type)) continue;
    expect([String(deskStream(act.scope)), `area/${act.scope}`], `${type} in ${act.scope}`).toContain(stream);
  }
}

function doneTwiceIsDoneOnce(at: Evening, command: Command, act: Act): void {
  const again = at.rows.judge(command, { ...act, base: undefined }, true);
  if (again.verdict === 'rejected') return;
  for (const { kind, id: name, row } of again.changes) {
    const before = at.rows.kept.get(`${kind}/${name}`);
    const value = row === null ? null : JSON.parse(JSON.stringify(row));
    expect(value, `${command.type} again changes ${kind} ${name}`).toEqual(before?.value);
  }
}

/** What holds at every moment, whatever happened. */
function holds(at: Evening, gone: Set<string>): void {
  const living = at.rows.living();
  expect(differences(at.model, living)).toEqual([]);
  hiddenWordsAreNotPublic(living);
  for (const row of at.rows.kept.values()) {
    const name = `${row.kind}/${row.id}`;
    if (!['idea', 'comment', 'theme'].includes(row.kind)) continue;
    expect(row.value === null || !gone.has(name), `${name} came back`).toBe(true);
    if (row.value === null) gone.add(name);
  }
}

function hiddenWordsAreNotPublic(living: readonly KeptRow[]): void {
  const withheld = living
    .filter((row) => row.kind === 'withheld')
    .flatMap(({ value }) => marksIn({ ...Object(value), reason: '' }));
  const shown = new Set(
    living.filter((row) => row.stream.startsWith('area/')).flatMap((row) => marksIn(row.value)),
  );
  expect(withheld.filter((mark) => shown.has(mark))).toEqual([]);
}

/** Every other evening begins with a vote, which few would come to otherwise. */
function beginsWithVote(at: Evening, draw: number): void {
  const random = seeded(draw);
  if (random.chance(0.5)) return;
  const area = AREAS[0] ?? '';
  const types =
    'idea.post idea.post idea.post round.open round.open code.print code.print ballot.cast paper.enter';
  for (const type of types.split(' ')) {
    const who = random.int(2);
    const doer: Doer = { number: who, isHost: true, area };
    does(at, who, plain(random, at.pools, doer, type), random);
  }
}

/** Some try one code after another. */
function guesses(at: Evening, draw: number): void {
  const random = seeded(draw + 1);
  const round = at.pools.rounds.find(({ door }) => door === 'code');
  if (round === undefined || random.chance(0.7)) return;
  const who = random.int(2);
  for (let time = 0; time < 14; time++) {
    const code = random.chance(0.1) ? (round.codes[0] ?? '') : (newCodes(random)[0] ?? '');
    const args = { roundId: round.id, marks: [], salt: hex(random, 64), code };
    does(at, who, { type: 'ballot.cast', v: 1, areaId: round.area, args }, random, MINUTE);
  }
}

const step = fc.record({ who: fc.nat({ max: 4 }), draw: fc.nat(), twist: fc.nat({ max: 4 }) });

test('I2 I3 I8 I9 I12 rules do what the model says, and nothing else, over random evenings', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(step, { maxLength: 80, size: 'max' }), (begin, steps) => {
      const at = evening();
      beginsWithVote(at, begin);
      guesses(at, begin);
      const gone = new Set<string>();
      steps.forEach(({ who, draw, twist }, index) => {
        const random = seeded(draw);
        const area = AREAS[random.chance(0.85) ? 0 : 1] ?? '';
        const doer: Doer = { number: who, isHost: who < 2, area };
        const deed = drawDeed(random, at.pools, doer, twist === 0);
        // A link is short-lived: mostly somebody else has just made it.
        if (deed.type === 'link.take' && random.chance(0.7))
          does(at, who + 1 + random.int(3), plain(random, at.pools, doer, 'link.offer'), random);
        does(at, bringer(at, deed) ?? who, deed, random);
        if (deed.type === 'report.send') at.pools.reports.push(reportOf(deed, who));
        if (index % 8 === 0) holds(at, gone);
      });
      holds(at, gone);
    }),
    { numRuns: RUNS, seed: 20261121 },
  );
  // Only a server meets these: a rule that throws again and again, a result that comes too early.
  expect(REJECT_CODES.filter((code) => !codesSeen.has(code))).toEqual(['round-open', 'internal']);
  const undone = EVERY_RULE.map((rule) => rule.type).filter((type) => !typesDone.has(type));
  // What only the server's own member may do, nobody did.
  expect(undone.sort()).toEqual(
    'box.count box.shut log.publish notice.follow notice.give passkey.add passkey.use post.settle post.take result.publish urn.fill'.split(
      ' ',
    ),
  );
}, 120_000);

const Bring = v.looseObject({ from: v.string() });
/** What was somebody's before is brought by who she is now; anybody else may not. */
function bringer(at: Evening, { type, args }: Deed): number | undefined {
  if (type !== 'link.bring' || !v.is(Bring, args)) return undefined;
  const people: readonly string[] = MEMBERS;
  const found = people.indexOf(at.model.links.into.get(args.from) ?? '');
  return found < 0 ? undefined : found;
}

const Target = v.looseObject({ target: v.object({ id: v.string() }) });
const reportOf = (deed: Deed, who: number) => ({
  id: v.is(Target, deed.args) ? `${deed.args.target.id}~${MEMBERS[who]}` : '',
  area: deed.areaId,
});

test('no two rules are for the same command', () => {
  expect(WHOLE_BOOK.size).toBe(EVERY_RULE.length);
});

test('the model knows every command there is', () => {
  expect([...COMMAND_TYPES].sort()).toEqual(EVERY_RULE.map((rule) => rule.type).sort());
});

test('areas have streams of their own', () => {
  expect(areaStream(v.parse(AreaId, AREAS[0]))).not.toBe(areaStream(v.parse(AreaId, AREAS[1])));
});
