#!/usr/bin/env node
// Where every element of every page stands and how it is drawn, before and after a change that must not be seen.
//   node infra/boxes.js take FOLDER [/payroll]     every page (or those below one) at two widths, light and dark
//   node infra/boxes.js compare BEFORE AFTER       what moved by more than a pixel or is drawn another way; nothing is the aim
// Two more looks take every element as if it were pointed at and focused, with all that folds opened, hidden elements too.
// The pages are those of EveryPageTests, and the first of each kind that a link on them leads to.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');
const web = path.join(root, 'src/EmployeeReferrals.Web');
const browserTests = path.join(root, 'tests/EmployeeReferrals.Browser.Tests');
const moment = '2026-11-24T09:30:00Z';
const looks = [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'dark'],
    [390, 'light'],
    [390, 'light', 'all states'],
    [340, 'light'],
    [1000, 'light'],
    [1440, 'light', 'all states'],
];

/** Readers and their pages, as EveryPageTests names them. */
function pages() {
    const source = fs.readFileSync(path.join(browserTests, 'EveryPageTests.cs'), 'utf8');
    const constants = Object.fromEntries([...source.matchAll(/const string (\w+) = "(.*)";/g)].map(c => [c[1], c[2]]));
    const table = /Pages =\s*\[(.*?)\n {4}\];/s
        .exec(source)[1]
        .replace(/\$"([^"]*)"/g, (_, text) => JSON.stringify(text.replace(/\{(\w+)\}/g, (_, name) => constants[name])))
        .replace(/^( +)\(/gm, '$1[')
        .replace(/^( +.*)\),$/gm, '$1],');
    const all = Function(...Object.keys(constants), `return [${table}]`)(...Object.values(constants));
    return all.flatMap(([reader, , paths]) => paths.map(at => ({ reader, at })));
}

const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

async function start(folder, port) {
    const address = `http://localhost:${port}`;
    const program = spawn('dotnet', [path.resolve(web, process.env.PROGRAM ?? 'bin/Debug/net10.0', 'EmployeeReferrals.Web.dll')], {
        cwd: process.env.PROGRAM ? path.resolve(process.env.PROGRAM) : web,
        stdio: 'ignore',
        env: {
            ...process.env,
            ASPNETCORE_ENVIRONMENT: 'Development',
            ASPNETCORE_URLS: address,
            Demo__Moment: moment,
            Data__Folder: folder,
            Portal__Address: address,
        },
    });
    for (let tries = 0; tries < 3000; tries++) {
        if (program.exitCode !== null) throw new Error('The portal ended');
        const ready = await fetch(`${address}/health`).then(answer => answer.ok, () => false);
        if (ready) return { program, address };
        await wait(100);
    }
    throw new Error('The portal did not get ready');
}

async function stop(program) {
    const ended = new Promise(resolve => program.once('exit', resolve));
    program.kill();
    await ended;
}

/** Runs in the page: a line for each element, and what it looks like. */
function measure(hiddenToo) {
    const asked = [
        'display', 'position', 'z-index', 'color', 'background-color', 'background-image', 'font-size', 'font-weight', 'font-family',
        'line-height', 'letter-spacing', 'padding', 'margin', 'border', 'border-radius', 'outline', 'box-shadow', 'cursor', 'gap',
        'grid-template-columns', 'align-items', 'align-content', 'justify-content', 'justify-items', 'flex', 'flex-wrap', 'order',
        'text-align', 'text-decoration-line', 'white-space', 'overflow', 'overflow-wrap', 'text-overflow', 'opacity', 'visibility', 'fill',
        'stroke', 'stroke-width', 'list-style-type', 'vertical-align', 'min-height', 'min-width', 'max-width', 'max-height', 'transform',
        'inset', 'text-wrap', 'width', 'height', 'clip-path', 'animation-name', 'content',
    ];
    // A hidden element has no box: what is calculated from one is left to those that are seen.
    const drawn = (element, part) => {
        const style = getComputedStyle(element, part);
        return asked.map(name => style.getPropertyValue(name)).join('|');
    };
    const step = e => {
        const names = [...e.classList].sort().map(name => '.' + name).join('');
        return `${e.localName}${names}:${[...(e.parentElement?.children ?? [])].indexOf(e)}`;
    };
    const whole = e => (e.parentElement ? whole(e.parentElement) + ' > ' + step(e) : step(e));
    const found = [];
    for (const e of document.body.querySelectorAll('*')) {
        if (e.closest('script, svg *, #announce')) continue;
        const seen = e.checkVisibility();
        if (!seen && !hiddenToo) continue;
        const r = e.getBoundingClientRect();
        const box = [r.left + scrollX, r.top + scrollY, r.width, r.height].map(Math.round);
        const around = ['::before', '::after'].map(part => (getComputedStyle(e, part).content === 'none' ? '' : drawn(e, part)));
        found.push([whole(e), box, [drawn(e), ...around].join(' || ')]);
    }
    return found;
}

/** Runs in the page: what only a pointer, a finger, the keyboard or a click brings is there for all elements at once. */
function inAllStates() {
    const open = rules => {
        for (const rule of rules) {
            if (rule.selectorText) rule.selectorText = rule.selectorText.replace(/:(hover|focus-visible|focus-within|focus|active)\b/g, ':not(.never)');
            if (/pointer: coarse/.test(rule.conditionText)) rule.media.mediaText = 'all';
            if (rule.cssRules?.length && rule.conditionText) open(rule.cssRules);
        }
    };
    for (const sheet of document.styleSheets) if (sheet.href && !/MudBlazor/.test(sheet.href)) open(sheet.cssRules);
    document.querySelectorAll('details').forEach(details => (details.open = true));
}

const settled = () =>
    document.title && document.querySelector('h1') && ![...document.querySelectorAll('main .skel')].some(e => e.offsetParent !== null);

const followed = dark => {
    const mud = getComputedStyle(document.documentElement).getPropertyValue('--mud-palette-background').match(/[\d.]+/g);
    if (mud && mud.slice(0, 3).reduce((a, b) => a + Number(b), 0) < 384 !== dark) return false;
    return document.getAnimations().every(a => a.playState !== 'running' || a.effect?.getComputedTiming().iterations === Infinity);
};

async function take(out, below) {
    const { chromium } = require(path.join(browserTests, 'bin/Debug/net10.0/.playwright/package'));
    const kept = process.env.EMPLOYEEREFERRALS_DEMONSTRATION ?? path.join(root, 'artifacts/demonstration-boxes');
    const port = 5600 + (process.pid % 300);
    if (!fs.existsSync(path.join(kept, 'portal.db'))) {
        fs.mkdirSync(kept, { recursive: true });
        await stop((await start(kept, port)).program);
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'boxes-'));
    fs.cpSync(kept, folder, { recursive: true, filter: file => path.basename(file) !== '.lock' });
    fs.mkdirSync(out, { recursive: true });
    const { program, address } = await start(folder, port);
    const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(fs.existsSync);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
        const tabs = {};
        const tab = async reader => {
            if (tabs[reader]) return tabs[reader];
            const context = await browser.newContext({ baseURL: address, timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' });
            context.setDefaultTimeout(30_000);
            const page = await context.newPage();
            if (reader) {
                await page.goto('/sign-in');
                await page.getByRole('button', { name: reader }).click();
                await page.waitForURL(/\/$/);
            }
            return (tabs[reader] = page);
        };
        const kind = at => at.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}/g, '{id}').replace(/=[^&#]*/g, '=').replace(/#.*/, '');
        const queue = pages().filter(p => !below || p.at.startsWith(below));
        const kinds = new Set(queue.map(p => kind(p.at)));
        const found = [];
        const styles = new Map();
        for (let n = 0; n < queue.length; n++) {
            const { reader, at } = queue[n];
            const page = await tab(reader);
            try {
                await page.setViewportSize({ width: 1440, height: 1000 });
                await page.goto(at);
                await page.waitForSelector('h1');
                await page.waitForFunction(settled);
                const links = await page.$$eval('a[href]', all => all.filter(a => !a.download).map(a => a.getAttribute('href')));
                for (const link of links) {
                    const name = reader.split(' ')[0] + kind(link);
                    if (!link.startsWith('/') || /\.csv|\/export|\/files|\/resume|sign-out|\/download|hangfire|theme/.test(link)) continue;
                    if (below && !link.startsWith(below)) continue;
                    if (kinds.has(kind(link)) || kinds.has(name)) continue;
                    kinds.add(kind(link));
                    queue.push({ reader, at: link });
                }
                for (const [width, scheme, states] of looks) {
                    await page.setViewportSize({ width, height: width < 800 ? 844 : 1000 });
                    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
                    await page.waitForFunction(followed, scheme === 'dark');
                    if (states) await page.evaluate(inAllStates);
                    const elements = await page.evaluate(measure, !!states);
                    const rows = elements.map(([where, box, style]) => {
                        if (!styles.has(style)) styles.set(style, styles.size);
                        return [where, box, styles.get(style)];
                    });
                    found.push({ name: `${reader.split(' ')[0]} ${at} ${width} ${scheme} ${states ?? ''}`.trim(), rows });
                }
            } catch (error) {
                console.log(`${reader} ${at}: ${error.message.split('\n')[0]}`);
            }
        }
        fs.writeFileSync(path.join(out, 'styles.json'), JSON.stringify([...styles.keys()]));
        fs.writeFileSync(path.join(out, 'pages.json'), found.map(look => JSON.stringify(look)).join('\n'));
        console.log(`${queue.length} pages, ${found.length} looks, ${found.reduce((sum, look) => sum + look.rows.length, 0)} elements`);
    } finally {
        await browser.close();
        await stop(program);
        fs.rmSync(folder, { recursive: true });
    }
}

function compare(before, after) {
    const read = folder => {
        const styles = JSON.parse(fs.readFileSync(path.join(folder, 'styles.json'), 'utf8'));
        const lines = fs.readFileSync(path.join(folder, 'pages.json'), 'utf8').split('\n');
        return { styles, looks: new Map(lines.map(line => JSON.parse(line)).map(look => [look.name, look.rows])) };
    };
    const [a, b] = [read(before), read(after)];
    const asked = /const asked = \[(.*?)\];/s.exec(measure.toString())[1].match(/[\w-]+/g);
    let differences = 0;
    let alone = [...b.looks.keys()].filter(name => !a.looks.has(name)).length;
    const told = new Map();
    const tell = (where, what) => {
        differences++;
        const short = `${where.split(' > ').slice(-2).join(' > ').replace(/:\d+/g, '')}: ${what}`;
        told.set(short, (told.get(short) ?? []).concat(where));
    };
    for (const [name, rows] of a.looks) {
        const now = b.looks.get(name);
        if (!now) {
            alone++;
            continue;
        }
        if (rows.length !== now.length) tell(name, `${rows.length} elements were, ${now.length} are`);
        for (let i = 0; i < Math.min(rows.length, now.length); i++) {
            const [where, box, style] = rows[i];
            if (where !== now[i][0]) {
                tell(name, `${where} was, ${now[i][0]} is`);
                break;
            }
            if (box.some((side, n) => Math.abs(side - now[i][1][n]) > 1)) tell(`${name} > ${where}`, `box ${box} was, ${now[i][1]} is`);
            const [was, is] = [a.styles[style], b.styles[now[i][2]]];
            if (was === is) continue;
            const parts = [was.split(' || '), is.split(' || ')];
            for (let p = 0; p < 3; p++) {
                const [one, two] = parts.map(all => all[p].split('|'));
                for (let n = 0; n < Math.max(one.length, two.length); n++) {
                    // A box of less than a pixel more or less is no difference; nor is what is calculated from it.
                    const near = (one[n] ?? '').replace(/[\d.]+/g, '#') === (two[n] ?? '').replace(/[\d.]+/g, '#')
                        && /^(width|height|inset|transform|grid-template-columns)$/.test(asked[n])
                        && one[n].match(/[\d.]+/g)?.every((value, at) => Math.abs(value - two[n].match(/[\d.]+/g)[at]) <= 1);
                    if (one[n] !== two[n] && !near)
                        tell(`${name} > ${where}`, `${['', '::before ', '::after '][p]}${asked[n]} ${one[n]} was, ${two[n]} is`);
                }
            }
        }
    }
    for (const [what, where] of [...told].sort((x, y) => y[1].length - x[1].length).slice(0, 200))
        console.log(`${String(where.length).padStart(5)}  ${what}\n       first: ${where[0]}`);
    console.log(`${a.looks.size} looks before, ${b.looks.size} after, ${alone} of one side alone; ${differences} differences`);
    process.exitCode = differences > 0 ? 1 : 0;
}

const [, , verb, first, second] = process.argv;
if (verb === 'take' && first) take(path.resolve(first), second);
else if (verb === 'compare' && second) compare(first, second);
else console.log('node infra/boxes.js take FOLDER [/page] | compare BEFORE AFTER');
