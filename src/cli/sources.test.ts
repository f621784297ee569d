import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvSource } from './csv-source.ts';
import { onceEach } from './once-each.ts';
import { pabulibSource } from './pabulib-source.ts';

const ideasOf = (source: ReturnType<typeof csvSource>) => ('ideas' in source ? source.ideas : []);
const badOf = (source: ReturnType<typeof csvSource>) => ('bad' in source ? source.bad : []);

describe('CSV', () => {
  it('finds the separator and the columns in three languages, in any order', () => {
    const files = [
      'title,text,theme,author,place\nLights,In the hill,Play,Aino,Hill\n',
      '\uFEFFPaikka;Otsikko;Nimi;Teema;Teksti\r\nHill;Lights;Aino;Play;In the hill\r\n',
      'rubrik\ttema\tplats\tnamn\tbeskrivning\nLights\tPlay\tHill\tAino\tIn the hill',
    ];
    for (const file of files) {
      expect(ideasOf(csvSource(file))).toMatchObject([
        {
          line: 2,
          title: 'Lights',
          text: 'In the hill',
          theme: 'Play',
          authorName: 'Aino',
          place: { name: 'Hill' },
        },
      ]);
    }
  });

  it('reports bad rows with their line, and takes the good ones', () => {
    const source = csvSource('title;text\nHyvä;a\n;ei otsikkoa\n"Kaksi\nriviä";b\n\nViimeinen;c\n');
    expect(ideasOf(source).map((idea) => idea.title)).toEqual(['Hyvä', 'Kaksi\nriviä', 'Viimeinen']);
    expect(badOf(source)).toEqual([{ line: 3, reason: 'the title is empty' }]);
  });

  it.each([
    ['text after a quote', '"Mäki" kuntoon,c\nHyvä,d\n"Hyvä, taas",e\n', [2], 'Hyvä|Hyvä, taas'],
    ['a quote inside', 'Puisto "Mäki" kuntoon,c\nHyvä,d\n', [2], 'Hyvä'],
    ['a quote that stays open', '"rikki,c\nHyvä,d\nHyvä taas,e\n', [2], 'Hyvä|Hyvä taas'],
    ['one open before one that is closed', '"rikki,c\nHyvä,"d"\r\n"Hyvä taas",e\n', [2], 'Hyvä|Hyvä taas'],
    ['two that stay open', '"rikki,c\n"taas,c\nHyvä,d\n', [2, 3], 'Hyvä'],
    ['two lines', 'A,b\n"Kaksi\nriviä" ja,c\nHyvä,d\n', [3], 'A|Hyvä'],
    ['three lines', '"Kolme\nriviä\nteksti" ja,c\nHyvä,d\n', [2], 'Hyvä'],
    ['an open one before a quote inside', '"rikki,c\nHyvä,d\nPuisto "Mäki",c\nTaas,e\n', [2], 'Hyvä|Taas'],
    ['the last line', 'Hyvä,"d\ne"\n"rikki,c', [4], 'Hyvä'],
  ])('a row whose quotes do not match is told once and hides no other: %s', (_, rows, lines, titles) => {
    const source = csvSource(`title,text\n${rows}`);
    expect(ideasOf(source).map(({ title }) => title)).toEqual(titles.split('|'));
    expect(badOf(source).map(({ line }) => line)).toEqual(lines);
    for (const { reason } of badOf(source)) expect(reason).toContain('the quotes of this row do not match');
  });

  it('reads quotes as spreadsheets write them, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ä', '"', ',', ';', '\n', '\r', '\t', ' ') });
    const given = fc.tuple(fc.array(fc.tuple(cell, cell)), fc.constantFrom(',', ';', '\t'));
    fc.assert(
      fc.property(given, ([rows, delimiter]) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const lines = rows.map(([title, text]) => `${quoted(`x${title}`)}${delimiter} ${quoted(text)} `);
        const source = csvSource([`title${delimiter}text`, ...lines, ''].join('\r\n'));
        const read = ideasOf(source).map(({ title, text }) => [title, text ?? '']);
        expect(read).toEqual(rows.map(([title, text]) => [`x${title}`, text]));
        expect(badOf(source)).toEqual([]);
      }),
    );
  });

  it('reports a row with more cells than the header, where somebody forgot quotes', () => {
    const source = csvSource('title,text\nPuisto, leikki,c\nHyvä,d,,\n\nHyvä taas,e\n');
    expect(ideasOf(source).map(({ line, title }) => `${line} ${title}`)).toEqual(['3 Hyvä', '5 Hyvä taas']);
    expect(badOf(source)).toEqual([{ line: 2, reason: 'the row has more cells than the header' }]);
  });

  it('says what is missing where there are no titles', () => {
    expect(csvSource('a,b\n1,2\n')).toHaveProperty('why');
    expect(csvSource('')).toHaveProperty('why');
  });
});

describe('Pabulib', () => {
  const file = (projects: string) =>
    `META\nkey;value\ncountry;Finland\nunit;Koivula\ninstance;2026\n${projects}VOTES\nvoter_id;vote\n1;7\n`;

  it('turns projects into ideas, categories into themes and coordinates into places', () => {
    const source = pabulibSource(
      file(
        'PROJECTS\nproject_id;cost;name;category;latitude;longitude\n7;100;Penkki "mäelle";green,public space;60.25;25.03\n8;5;Kaivo;Environment, health;;\n',
      ),
    );
    expect(source).toMatchObject({
      bad: [],
      ideas: [
        {
          line: 8,
          identity: ['Finland', 'Koivula', '', '2026', '7'],
          title: 'Penkki "mäelle"',
          theme: 'green',
          place: { name: 'Koivula', lat: 60.25, lon: 25.03 },
        },
        { line: 9, title: 'Kaivo', theme: 'Environment, health', place: undefined },
      ],
    });
  });

  it('keeps a long name in full, and reports a project without one', () => {
    const name = 'pitkä '.repeat(40).trim();
    const source = pabulibSource(file(`PROJECTS\nproject_id;name;description\n1;${name};Kuvaus\n2;;x\n`));
    const [idea] = ideasOf(source);
    expect(idea?.title.length).toBeLessThanOrEqual(120);
    expect(idea?.text).toBe(`${name}\n\nKuvaus`);
    expect(badOf(source)).toEqual([{ line: 9, reason: 'the project has no name' }]);
  });

  it('reports a project with more cells than the header, where somebody forgot quotes', () => {
    const projects = 'PROJECTS\nproject_id;name;category\n1;Puisto; leikki;green\n2;Penkki;green;\n';
    const source = pabulibSource(file(projects));
    expect(ideasOf(source).map(({ title }) => title)).toEqual(['Penkki']);
    expect(badOf(source)).toEqual([{ line: 8, reason: 'the row has more cells than the header' }]);
  });

  it('an empty category is no theme', () => {
    const source = pabulibSource(file('PROJECTS\nproject_id;name;category\n1;Penkki;",green"\n'));
    expect(ideasOf(source)).toMatchObject([{ title: 'Penkki', theme: undefined }]);
  });

  it('refuses what is no Pabulib file', () => {
    expect(pabulibSource('title,text\nA,b\n')).toHaveProperty('why');
    expect(pabulibSource('META\nkey;value\nPROJECTS\nid;label\n1;x\n')).toHaveProperty('why');
  });
});

describe('the same idea twice in a file', () => {
  it('is one where the rows are alike, and told where they differ', () => {
    const csv = onceEach(csvSource('title,theme\nA,Vesi\nA,vesi\nA,Maa\nB,Maa\n'));
    expect(ideasOf(csv).map(({ line }) => line)).toEqual([2, 3, 5]);
    expect(badOf(csv)).toEqual([{ line: 4, reason: 'the same idea stands on line 2 with another theme' }]);
    const start = 'META\nkey;value\nunit;Koivula\nPROJECTS\nproject_id;name;description\n';
    const pb = onceEach(pabulibSource(`${start}1;A;x\n1;A;x\n1;B;y\n2;A;x\n`));
    expect(ideasOf(pb).map(({ line }) => line)).toEqual([6, 7, 9]);
    expect(badOf(pb)).toEqual([
      { line: 8, reason: 'the same idea stands on line 6 with another title, text' },
    ]);
  });

  it('other authors are other ideas', () => {
    const source = onceEach(csvSource('title,author\nA,Aino\nA,Veli\n'));
    expect([ideasOf(source).length, badOf(source)]).toEqual([2, []]);
  });
});
