import { describe, expect, it } from 'vitest';
import { csvSource } from './csv-source.ts';
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
    expect(badOf(csvSource('title,text\nA,b\n"rikki,c\n'))).toEqual([
      { line: expect.any(Number), reason: expect.stringContaining('quotes') },
    ]);
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

  it('refuses what is no Pabulib file', () => {
    expect(pabulibSource('title,text\nA,b\n')).toHaveProperty('why');
    expect(pabulibSource('META\nkey;value\nPROJECTS\nid;label\n1;x\n')).toHaveProperty('why');
  });
});
