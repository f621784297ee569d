// The .pb reader: what it takes, what it refuses and on which line, and that what we write comes back the same.
import { describe, expect, it } from 'vitest';
import { type Seeded, seeded } from '../../../tests/support/seeded.ts';
import { profileOf } from '../tally/profile.ts';
import { type PabulibElection, readPabulib } from './read.ts';
import { writePabulib } from './write.ts';

type Parts = { meta?: string; projects?: string; votes?: string };

/** A good file, with parts replaced. Lines: META 1, PROJECTS 7, VOTES 12. */
const file = ({ meta = '', projects, votes }: Parts = {}): string =>
  `META
key;value
description;Test
num_projects;3
budget;1000
vote_type;approval
${meta}PROJECTS
${projects ?? 'project_id;cost;name\nBO.D13.52/23;600;Penkki\n2;999999999;Kaivo\nkolme;0;Ilmainen'}
VOTES
${votes ?? 'voter_id;vote\na;2,kolme\nb;\nc;BO.D13.52/23'}
`;

function good(text: string): PabulibElection {
  const read = readPabulib(text);
  if ('reason' in read) throw new Error(`line ${read.line}: ${read.reason}`);
  return read;
}
const ballots = (text: string) => good(text).election.ballots;
const problem = (text: string) => {
  const read = readPabulib(text);
  return 'reason' in read ? [read.line, read.reason] : 'accepted';
};

describe('what is read', () => {
  it('ids of any look, costs above the budget, withdrawn and free projects, blank ballots', () => {
    const { election, digits, voteType, warnings } = good(file());
    expect({ digits, voteType, warnings }).toEqual({ digits: 0, voteType: 'approval', warnings: [] });
    expect(election).toEqual({
      budget: 1000n,
      unit: 1n,
      projects: [
        { id: 'BO.D13.52/23', cost: 600n },
        { id: '2', cost: 999_999_999n },
        { id: 'kolme', cost: 0n },
      ],
      ballots: [{ projects: [1, 2] }, { projects: [] }, { projects: [0] }],
    });
  });

  it('the same with a byte order mark, any line end, blank lines, spaces, and titles in small letters', () => {
    const plain = good(file()).election;
    for (const variant of [
      `\uFEFF${file()}`,
      file().replaceAll('\n', '\r\n'),
      file().replaceAll('\n', '\r'),
      file().replaceAll('\n', '\n\n'),
      file().replaceAll(';', ' ; '),
      file().trimEnd(),
      file().replace('META', 'meta').replace('VOTES', 'Votes'),
    ]) {
      expect(good(variant).election).toEqual(plain);
    }
  });

  it('columns in any order, and cells with semicolons, quotes and line breaks, titles among them', () => {
    const projects = 'name;cost;project_id\n"Puisto; ""Kallio""\nVOTES\nja penkki";600;1\n"x" y;5;2';
    const read = good(file({ projects, votes: 'age;vote;voter_id\n34;"1,2";a\n;2;b' }));
    expect(read.election.projects).toEqual([
      { id: '1', cost: 600n },
      { id: '2', cost: 5n },
    ]);
    expect(read.election.ballots).toEqual([{ projects: [0, 1] }, { projects: [1] }]);
  });

  it('decimals exactly, in units that hold all of them', () => {
    const read = good(
      file({
        projects: 'project_id;cost\n1;0.1\n2;1e3\n3;12.340\n4;7,5',
        votes: 'voter_id;vote\na;1',
      }).replace('1000', '1000.50'),
    );
    expect(read.digits).toBe(2);
    expect(read.election).toMatchObject({ budget: 100_050n, unit: 100n });
    expect(read.election.projects.map(({ cost }) => cost)).toEqual([10n, 100_000n, 1234n, 750n]);
  });

  it('a project named twice counts once', () => {
    const text = file({ votes: 'voter_id;vote\na;2,2,kolme' });
    expect(profileOf(good(text).election).points).toEqual([0, 1, 1]);
    expect(good(text).warnings).toEqual([{ line: 14, reason: expect.stringContaining('twice') }]);
  });

  it('counts in META that do not match are a warning: the rows are what counts', () => {
    expect(good(file({ meta: 'num_votes;4\n' })).warnings).toEqual([
      { line: 7, reason: 'num_votes says 4, but there are 3' },
    ]);
  });

  it('one choice, points and places', () => {
    const of = (type: string, votes: string, more = '') =>
      ballots(file({ meta: more, votes }).replace('approval', type));
    expect(of('choose-1', 'voter_id;vote\na;2\nb;')).toEqual([{ projects: [1] }, { projects: [] }]);
    expect(of('cumulative', 'points;vote;voter_id\n3,1;2,kolme;a\n;;b')).toEqual([
      { projects: [1, 2], weights: [3, 1] },
      { projects: [], weights: [] },
    ]);
    // Points with decimals become whole numbers of tenths.
    expect(of('cumulative', 'voter_id;vote;points\na;2,kolme;0.5,2')).toEqual([
      { projects: [1, 2], weights: [5, 20] },
    ]);
    expect(of('scoring', 'voter_id;vote;points\na;2;-1\nb;;', 'default_score;2\n')).toEqual([
      { projects: [1, 0, 2], weights: [-1, 2, 2] },
      { projects: [0, 1, 2], weights: [2, 2, 2] },
    ]);
    // Places offered: max_length, or all projects; the first place weighs that much, each further one less.
    expect(of('ordinal', 'voter_id;vote\na;2,kolme', 'max_length;2\n')).toEqual([
      { projects: [1, 2], weights: [2, 1] },
    ]);
    expect(of('ordinal', 'voter_id;vote\na;2,kolme')).toEqual([{ projects: [1, 2], weights: [3, 2] }]);
  });
});

describe('what is refused, with its line', () => {
  it.each([
    ['nothing', '', [1, expect.stringContaining('META, PROJECTS, VOTES is missing')]],
    ['another file', 'title,text\nA,b\n', [1, expect.stringContaining('must begin')]],
    ['no votes', file().split('VOTES')[0] ?? '', [11, expect.stringContaining('VOTES is missing')]],
    ['a second section', `${file()}META\nkey;value\n`, [17, expect.stringContaining('second section')]],
    ['an open quote', file({ votes: 'voter_id;vote\na;"2' }), [14, expect.stringContaining('quote')]],
    ['no budget', file().replace('budget', 'money'), [2, expect.stringContaining('budget')]],
    ['a budget in words', file().replace('1000', 'much'), [5, expect.stringContaining('budget')]],
    ['a strange vote_type', file().replace('approval', 'guess'), [6, expect.stringContaining('vote_type')]],
    ['a key twice', file({ meta: 'budget;5\n' }), [7, expect.stringContaining('second budget')]],
    ['no cost column', file().replace('cost', 'price'), [8, expect.stringContaining('cost')]],
    ['a column twice', file().replace('name', 'cost'), [8, expect.stringContaining('two columns')]],
    ['a cost in words', file().replace(';600;', ';free;'), [9, expect.stringContaining('cost')]],
    ['a negative cost', file().replace(';600;', ';-6;'), [9, expect.stringContaining('negative')]],
    [
      'a comma that may mean thousands',
      file().replace(';600;', ';1,000;'),
      [9, expect.stringContaining('cost')],
    ],
    ['an empty cost', file().replace(';600;', ';;'), [9, expect.stringContaining('cost')]],
    ['a project twice', file().replace('kolme;0', '2;0'), [11, expect.stringContaining('second project')]],
    ['a stray semicolon', file().replace('Kaivo', 'Kai;vo'), [10, expect.stringContaining('more cells')]],
    ['an unknown project', file().replace('2,kolme', '2,neljä'), [14, 'there is no project neljä']],
    ['a voter twice', file().replace('\nb;', '\na;'), [15, expect.stringContaining('second ballot')]],
    ['no voter', file().replace('\nc;', '\n;'), [16, expect.stringContaining('voter_id')]],
    ['a row cut off', file().replace('\nb;', '\nb'), [15, expect.stringContaining('ends before')]],
    ['two choices', file().replace('approval', 'choose-1'), [14, expect.stringContaining('more than one')]],
    ['no points', file().replace('approval', 'cumulative'), [13, expect.stringContaining('points')]],
  ])('%s', (_, text, expected) => {
    expect(problem(text)).toEqual(expected);
  });

  it('also after a cell of several lines', () => {
    const text = file().replace('Penkki', '"Penk\nki\r\n"').replace('2,kolme', '2,neljä');
    expect(problem(text)).toEqual([16, 'there is no project neljä']);
  });

  it('points that do not fit the vote', () => {
    const of = (points: string, type = 'cumulative') =>
      problem(file({ votes: `voter_id;vote;points\na;2,kolme;${points}` }).replace('approval', type));
    expect(of('1')).toEqual([14, '2 projects have 1 points']);
    expect(of('1,x')).toEqual([14, expect.stringContaining('not a number')]);
    expect(of('1,99999999999')).toEqual([14, 'a point is too large']);
    expect(of('1,-1')).toEqual([14, expect.stringContaining('negative')]);
    expect(of('1,-1', 'scoring')).toBe('accepted');
  });

  it('any file at all: it answers, and never throws', () => {
    const signs = [
      'META',
      'PROJECTS',
      'VOTES',
      'key;value',
      'project_id;cost',
      ';',
      '"',
      '\n',
      '\r',
      ',',
      '1',
      'ä',
    ];
    for (let seed = 0; seed < 3000; seed++) {
      const draw = seeded(seed);
      const text = draw.chance(0.5)
        ? Array.from({ length: draw.int(30) }, () => draw.pick(signs)).join('')
        : mangled(draw, file());
      const read = readPabulib(text);
      if ('reason' in read) expect(read.line).toBeGreaterThan(0);
    }
  });
});

function mangled(draw: Seeded, text: string): string {
  const [at, to] = [draw.int(text.length), draw.int(text.length)];
  return (
    text.slice(0, at) + draw.pick(['', '"', ';', '\n', '-', '9']) + text.slice(draw.chance(0.7) ? at : to)
  );
}

describe('what is written', () => {
  it('comes back the same, without a trace of who voted in which order', () => {
    for (let seed = 0; seed < 300; seed++) {
      const draw = seeded(`write ${seed}`);
      const isPoints = draw.chance(0.5);
      const digits = draw.int(3);
      const projects = Array.from({ length: 1 + draw.int(5) }, (_, at) => ({
        id: draw.pick(['', 'x;', 'y"', 'ä ']) + at,
        cost: BigInt(draw.int(5000)),
      }));
      const votes = Array.from({ length: draw.int(8) }, () => {
        const chosen = [...projects.keys()].filter(() => draw.chance(0.4));
        return isPoints
          ? { projects: chosen, weights: chosen.map(() => 1 + draw.int(5)) }
          : { projects: chosen };
      });
      const order = [...votes.keys()].sort(() => draw.next() - 0.5);
      const name = draw.pick(['Puisto', 'a;b', '"q"', 'kaksi\nriviä']);
      const text = writePabulib({
        election: { budget: BigInt(draw.int(9000)), unit: 10n ** BigInt(digits), projects, ballots: votes },
        voteType: isPoints ? 'cumulative' : 'approval',
        digits,
        facts: new Map([['description', name]]),
        columns: ['name'],
        about: new Map(projects.map(({ id }) => [id, { name }])),
        selected: draw.chance(0.5) ? [0] : undefined,
        voterIds: votes.map((_, at) => `v${at}`),
        order,
      });
      const read = good(text);
      // Needless decimals are gone: amounts are compared as money.
      const scale = 10n ** BigInt(digits - read.digits);
      expect(read.election.projects.map(({ id, cost }) => ({ id, cost: cost * scale }))).toEqual(projects);
      expect(read.election.ballots).toEqual(order.map((ballot) => votes[ballot]));
      expect({ warnings: read.warnings, description: read.meta.get('description') }).toEqual({
        warnings: [],
        description: name,
      });
    }
  });

  it('looks so', () => {
    const text = writePabulib({
      election: {
        budget: 100_050n,
        unit: 100n,
        projects: [
          { id: '1', cost: 60_000n },
          { id: '2', cost: 5n },
        ],
        ballots: [{ projects: [0, 1], weights: [3, 1] }, { projects: [] }],
      },
      voteType: 'cumulative',
      digits: 2,
      facts: new Map([
        ['unit', 'Kallio'],
        ['rule', 'equalshares/add1'],
      ]),
      columns: ['name'],
      about: new Map([['1', { name: 'Puisto; "iso"' }]]),
      selected: [1],
      voterIds: ['k3', 'k9'],
      order: [1, 0],
    });
    expect(text).toBe(`META
key;value
unit;Kallio
rule;equalshares/add1
num_projects;2
num_votes;2
budget;1000.5
vote_type;cumulative
PROJECTS
project_id;cost;votes;score;name;selected
1;600;1;3;"Puisto; ""iso""";0
2;0.05;1;1;;1
VOTES
voter_id;vote;points
k3;;
k9;1,2;3,1
`);
  });
});
