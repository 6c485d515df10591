#!/bin/sh
# SPDX-License-Identifier: MIT
# The promise of the README, tried: a minimal Debian 12 with nothing but a checkout, `./dev demo`, then `./dev test`. Root only.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" -eq 0 ] || { echo "fresh: only root can make a new root" >&2; exit 1; }
command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null
mirror=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
[ -n "$mirror" ] || mirror=$(sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' /etc/apt/sources.list | head -n 1)
root=$(mktemp -d "${TMPDIR:-/tmp}/twinform-fresh-XXXXXX")
cleanup() {
  for mount in proc dev/pts dev; do umount "$root/$mount" 2>/dev/null || true; done
  [ -n "${KEEP-}" ] || rm -rf --one-file-system "$root"
}
trap cleanup EXIT INT TERM
debootstrap --variant=minbase bookworm "$root" "$mirror" >/dev/null
cp /etc/resolv.conf "$root/etc/resolv.conf"
if [ -d /etc/apt/apt.conf.d ]; then cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true; fi
mount --bind /dev "$root/dev"
mount -t devpts devpts "$root/dev/pts"
mount -t proc proc "$root/proc"
mkdir -p "$root/root/twinform"
git archive HEAD | tar -x -C "$root/root/twinform"
for command in demo test; do
  echo "fresh: ./dev $command"
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin /bin/sh -c "cd /root/twinform && ./dev $command"
done
echo "fresh: both commands are good"
