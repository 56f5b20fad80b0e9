#!/usr/bin/env bash
# Runs nginx.conf in front of a published portal with the demonstration company, and looks whether they get along.
#   dotnet publish src/EmployeeReferrals.Web -c Release -o FOLDER && infra/try-nginx.sh FOLDER
# With --browser after the folder a browser signs in through nginx too, and works on a live page; that needs the sources, the SDK and Chromium.
# Needs nginx, openssl and curl (apt-get install nginx openssl curl). All of it lies in a folder of its own; nothing is installed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); published=$(cd "$1" && pwd); try=$(mktemp -d); failed=0
trap 'kill "${nginx:-}" "${portal:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$try"' EXIT

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=referrals.example.com -addext subjectAltName=DNS:referrals.example.com \
  -keyout "$try/referrals.key" -out "$try/referrals.crt" 2>/dev/null
sed -e "s#/etc/nginx/#$try/#; s/listen 80;/listen 127.0.0.1:8480;/; s/listen 443 ssl/listen 127.0.0.1:8443 ssl/; s/127.0.0.1:5080/127.0.0.1:5480/" "$here/nginx.conf" >"$try/site.conf"
cat >"$try/nginx.conf" <<CONF
daemon off; pid $try/nginx.pid; error_log $try/error.log;
events {}
http { access_log $try/access.log; client_body_temp_path $try/body; proxy_temp_path $try/proxy; fastcgi_temp_path $try/f; uwsgi_temp_path $try/u; scgi_temp_path $try/s; include $try/site.conf; }
CONF
nginx -t -q -c "$try/nginx.conf"
nginx -c "$try/nginx.conf" & nginx=$!

serve() { # settings
  (cd "$published" && exec env ASPNETCORE_ENVIRONMENT=Testing ASPNETCORE_URLS=http://127.0.0.1:5480 Data__Folder="$try/data" Demo__Fill=true Portal__Address=https://referrals.example.com "$@" \
    dotnet EmployeeReferrals.Web.dll >"$try/portal.log" 2>&1) & portal=$!
  for _ in $(seq 300); do curl -sf -o /dev/null http://127.0.0.1:5480/health/ready && return; sleep 1; done
  tail -5 "$try/portal.log"; exit 1
}
visit() { curl -s --cacert "$try/referrals.crt" --resolve referrals.example.com:8443:127.0.0.1 -b "$try/jar" -c "$try/jar" "$@"; }
expect() { # what, wanted, got
  if [ "$2" = "$3" ]; then echo "ok    $1"; else echo "WRONG $1: wanted $2, got $3"; failed=1; fi
}
site=https://referrals.example.com:8443

serve Proxy__Known__0=127.0.0.1
page=$(visit "$site/sign-in")
persona=$(grep -oP 'name="persona"[^>]*value="\K[^"]+' <<<"$page" | tail -1)
[ -n "$persona" ] || { echo "WRONG no persona on the page"; exit 1; }
expect "sign-in through the proxy" 302 "$(visit -o /dev/null -w '%{http_code}' -d "persona=$persona" "$site/sign-in")"
expect "the cookie is for https alone" TRUE "$(awk '$6=="portal"{print $4}' "$try/jar")"
expect "home is served" 200 "$(visit -o /dev/null -w '%{http_code}' "$site/")"
expect "a circuit's connection is upgraded to a WebSocket" 101 "$(visit --http1.1 -m 3 -o /dev/null -w '%{http_code}' -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' \
  "$site/_blazor?id=$(visit -X POST -H 'Content-Length: 0' "$site/_blazor/negotiate?negotiateVersion=1" | grep -oP '"connectionToken":"\K[^"]+')" || true)"
head -c 6500000 /dev/zero >"$try/large"
expect "a body over 6 MB ends at the proxy" 413 "$(visit -o /dev/null -w '%{http_code}' -F "file=@$try/large" "$site/refer")"
expect "http leads to https" 301 "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8480/)"
# Made up by the caller: the proxy sets it anew, so every try counts for one address.
codes=$(for n in $(seq 40); do visit -o /dev/null -w '%{http_code}\n' -d persona=none -H "X-Forwarded-For: 10.9.8.$n" "$site/sign-in"; done | sort -u | tail -1)
expect "a made-up X-Forwarded-For does not pass the limit" 429 "$codes"
if [ "${2:-}" = --browser ]; then
  sleep 61 # The sign-ins above have used up this address's minute.
  if EMPLOYEEREFERRALS_BEHIND=referrals.example.com=8480,8443 dotnet run --project "$here/../tests/EmployeeReferrals.Browser.Tests" -- -noColor -explicit only -class '*NginxTests' >"$try/browser.log" 2>&1 \
    && grep -q 'Total: 1, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0' "$try/browser.log"; then echo "ok    a browser signs in, and its page lives on a WebSocket"
  else echo "WRONG the browser:"; grep -v '^ *at ' "$try/browser.log" | tail -20; failed=1; fi
fi
kill "$portal"; wait "$portal" 2>/dev/null || true

rm -f "$try/jar"
serve
visit -o /dev/null "$site/sign-in"
expect "without Proxy:Known the headers count for nothing" FALSE "$(awk '$6 ~ /Antiforgery/{print $4}' "$try/jar")"
[ $failed -eq 0 ] || tail -n 3 "$try/error.log" "$try/portal.log"
exit $failed
